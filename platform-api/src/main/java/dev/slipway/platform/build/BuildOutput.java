package dev.slipway.platform.build;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;

/** A few whole lines of a build's output, in the order they were written. */
@Entity
public class BuildOutput extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long sequence;

    public UUID buildId;
    public String lines;

    public static List<BuildOutput> after(UUID buildId, long sequence) {
        return list("buildId = ?1 and sequence > ?2 order by sequence", buildId, sequence);
    }

    static void add(UUID buildId, String lines) {
        BuildOutput output = new BuildOutput();
        output.buildId = buildId;
        output.lines = lines;
        output.persist();
    }
}
