package dev.slipway.platform.pipeline;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of a pipeline's apps as the Platform API shows it. */
record PipelineStackView(AppView.@Nullable Named stack) {
    static PipelineStackView of(List<App> apps) {
        return new PipelineStackView(apps.isEmpty() ? null : AppView.Named.of(apps.getFirst().stack));
    }
}
