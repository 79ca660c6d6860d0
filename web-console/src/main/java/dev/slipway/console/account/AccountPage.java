package dev.slipway.console.account;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.SecondStep;
import dev.slipway.platform.http.ProblemMapper;
import dev.slipway.platform.secondfactor.SecondFactors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The account of whoever is signed in, and its second factor. */
@Path(AccountPage.PATH)
@Blocking
public class AccountPage {
    static final String PATH = "/console/account";
    private static final String SET_UP = PATH + "/second-factor";

    private final SecondFactors factors;
    private final SecondStep secondStep;
    private final Caller caller;

    AccountPage(SecondFactors factors, SecondStep secondStep, Caller caller) {
        this.factors = factors;
        this.secondStep = secondStep;
        this.caller = caller;
    }

    @GET
    public TemplateInstance page() {
        return page(null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("second-factor/begin")
    public Response begin() {
        return Forms.submit(() -> factors.begin(caller.account()), SET_UP, this::page);
    }

    /** Shows what was begun, for as long as it is not confirmed. */
    @GET
    @Path("second-factor")
    public TemplateInstance setUp() {
        return setUp(null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("second-factor/confirm")
    public Response confirm(
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("code") @DefaultValue("") String code) {
        return show(() -> factors.confirm(caller.account(), password, code), this::setUp);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("second-factor/recovery-codes")
    public Response renewRecoveryCodes(
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("code") @DefaultValue("") String code) {
        return show(() -> factors.renewRecoveryCodes(caller.account(), password, Optional.of(code)), this::page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("second-factor/end")
    public Response end(
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("code") @DefaultValue("") String code) {
        return Forms.submit(() -> factors.end(caller.account(), password, Optional.of(code)), PATH, this::page);
    }

    /** The recovery codes are the answer itself: there is no page to come back to. */
    private static Response show(Supplier<List<String>> change, Function<Notice, TemplateInstance> page) {
        try {
            return Response.ok(Templates.recoveryCodes(change.get())).build();
        } catch (SlipwayException e) {
            return Response.status(ProblemMapper.status(e.problem()))
                    .entity(page.apply(Notice.of(e)))
                    .build();
        }
    }

    private TemplateInstance page(@Nullable Notice notice) {
        Account account = caller.account();
        return Templates.account(account, factors.recoveryCodesLeft(account), secondStep.isMissing(account), notice);
    }

    private TemplateInstance setUp(@Nullable Notice notice) {
        return factors.begun(caller.account())
                .map(offer -> Templates.secondFactor(
                        caller.account().email, offer, QrSvg.of(offer.uri().toString()), notice))
                .orElseGet(() -> page(notice));
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance account(
                Account account, long recoveryCodes, boolean required, @Nullable Notice notice);

        static native TemplateInstance secondFactor(
                String email, SecondFactors.Offer offer, String qr, @Nullable Notice notice);

        static native TemplateInstance recoveryCodes(List<String> codes);
    }
}
