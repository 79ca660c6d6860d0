package dev.slipway.platform.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.RetryInfo;
import dev.slipway.platform.drain.RefusedException;
import dev.slipway.platform.drain.RetryLaterException;
import dev.slipway.platform.outbound.PublicAddresses;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * OTLP over gRPC, on a connection that stays. It leads to an address that was looked at just before; after a failure the
 * host's addresses are looked at again, and the next of them is tried.
 */
final class GrpcTransport implements Transport {
    private final PublicAddresses addresses;
    private final Exporter exporter;
    private final Duration timeout;
    private final Metadata headers = new Metadata();
    private volatile @Nullable ManagedChannel channel;
    private int turn;

    GrpcTransport(PublicAddresses addresses, Exporter exporter, Duration timeout) {
        this.addresses = addresses;
        this.exporter = exporter;
        this.timeout = timeout;
        exporter.headers()
                .forEach((name, value) -> headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    }

    @Override
    public Message export(Signal signal, Message request) throws IOException {
        CallOptions options = CallOptions.DEFAULT
                .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .withCompression("gzip");
        Channel open = ClientInterceptors.intercept(standing(), MetadataUtils.newAttachHeadersInterceptor(headers));
        try {
            return ClientCalls.blockingUnaryCall(open, signal.method(), options, request);
        } catch (StatusRuntimeException e) {
            close();
            turn++;
            throw failure(e);
        }
    }

    private ManagedChannel standing() throws UnknownHostException {
        ManagedChannel known = channel;
        if (known != null) {
            return known;
        }
        InetAddress[] found = addresses.of(exporter.host());
        InetAddress address = found[Math.floorMod(turn, found.length)];
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(new InetSocketAddress(address, exporter.port()))
                .overrideAuthority(exporter.authority())
                .proxyDetector(_ -> null)
                .disableRetry()
                .userAgent("Slipway");
        ManagedChannel fresh = (exporter.secure() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
        channel = fresh;
        return fresh;
    }

    private IOException failure(StatusRuntimeException failure) {
        Status.Code code = failure.getStatus().getCode();
        String reason = "%s answered %s".formatted(exporter.host(), code);
        return switch (code) {
            case INVALID_ARGUMENT -> new RefusedException(reason);
            case UNAVAILABLE, RESOURCE_EXHAUSTED ->
                pause(failure)
                        .<IOException>map(pause -> new RetryLaterException(reason, pause))
                        .orElseGet(() -> new IOException(reason));
            default -> new IOException(reason);
        };
    }

    /** What the consumer asks for (OTLP specification, OTLP/gRPC throttling). */
    private static Optional<Duration> pause(StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        if (status == null) {
            return Optional.empty();
        }
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(RetryInfo.class))
                .findFirst()
                .flatMap(detail -> {
                    try {
                        var delay = detail.unpack(RetryInfo.class).getRetryDelay();
                        return Optional.of(Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
                    } catch (InvalidProtocolBufferException unreadable) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void close() {
        ManagedChannel open = channel;
        channel = null;
        if (open != null) {
            open.shutdownNow();
        }
    }
}
