package dev.slipway.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell. Cells hold no escape codes. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void printTo(Terminal terminal) {
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(column == 0 ? terminal.paint(Style.NAME, cell) : cell)
                        .repeat(' ', widths[column] - cell.length())
                        .append(GAP);
            }
            terminal.print(line.toString().stripTrailing());
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }
}
