package dev.slipway.cli.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KB", "1572864, 1.5 MB", "5497558138880, 5.0 TB"})
    void areShownInTheUnitThatFits(long bytes, String shown) {
        assertEquals(shown, Sizes.shown(LongNode.valueOf(bytes)));
    }

    @Test
    void areADashBeforeTheFirstDeploy() {
        assertEquals("-", Sizes.shown(NullNode.instance));
    }
}
