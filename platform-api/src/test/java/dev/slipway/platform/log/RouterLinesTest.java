package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.log.LogLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterLinesTest {
    @Test
    void readsALineEachAndCountsThoseItCannotRead() {
        String good = "{\"appId\":\"" + APP + "\",\"at\":\"" + TestLogs.START + "\",\"text\":\"at=info\",\"more\":1}";
        String batch = String.join(
                "\n",
                good,
                "",
                "not json",
                "null",
                "[]",
                good.replace(APP.toString(), "nobody"),
                good.replace(TestLogs.START.toString(), "yesterday"),
                "{\"appId\":\"" + APP + "\"}",
                good,
                "{\"appId\":\"" + APP.toString().substring(5));
        LogLine line = new LogLine(APP, TestLogs.START, "heroku", "router", "at=info");
        assertEquals(new RouterLines(List.of(line, line), 7), RouterLines.parse(batch));
    }
}
