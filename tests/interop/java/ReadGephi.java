import java.io.File;
import java.util.*;
import org.gephi.graph.api.*;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.*;
import org.gephi.preview.api.*;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/**
 * What Gephi sees of a file, a line each: "nodes N", "edges N", "weight N", "spells N", "type CHAIRED N", "kind person N", "text ID NAME".
 * usage: ReadGephi FILE [SVG]   With SVG it also runs a layout and draws the graph (its PNG needs a screen).
 */
public class ReadGephi {
  static <T> T find(Class<T> type) { return Lookup.getDefault().lookup(type); }

  static Workspace read(File file) throws Exception {
    find(ProjectController.class).newProject();
    Workspace workspace = find(ProjectController.class).getCurrentWorkspace();
    Container container = find(ImportController.class).importFile(file);
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    for (Iterator<Issue> i = container.getReport().getIssues(1000); i.hasNext();) {
      Issue issue = i.next();
      if (issue.getLevel() != Issue.Level.INFO) throw new Exception(issue.getLevel() + " " + issue.getMessage());
    }
    find(ImportController.class).process(container, new DefaultProcessor(), workspace);
    return workspace;
  }

  /** By the title that a user sees; in GraphML a column's id is the key's. */
  static Object value(Element e, String title) {
    for (Column c : e.getTable()) if (c.getTitle().equals(title)) return e.getAttribute(c);
    throw new IllegalArgumentException("no column " + title);
  }

  static int spells(Element e) {
    IntervalSet set = e.getTable().hasColumn("timeset") ? (IntervalSet) e.getAttribute("timeset") : null;
    return set == null ? 0 : set.size();
  }

  public static void main(String[] args) throws Exception {
    Workspace workspace = read(new File(args[0]));
    GraphModel model = find(GraphController.class).getGraphModel(workspace);
    Graph graph = model.getGraph(); // Directed, but for the view of people
    TreeMap<String, Integer> counts = new TreeMap<>();
    double weight = 0;
    for (Edge e : graph.getEdges()) {
      counts.merge("type " + e.getTypeLabel(), 1, Integer::sum);
      counts.merge("spells", spells(e), Integer::sum);
      weight += e.getWeight();
      if (e.getLabel() == null || e.getLabel().isEmpty()) throw new Exception("an edge without label");
      if (!(value(e, "symmetric") instanceof Boolean)) throw new Exception("symmetric is no boolean");
      if (!(value(e, "articles") instanceof Integer)) throw new Exception("articles is no number");
    }
    for (Node n : graph.getNodes()) {
      counts.merge("kind " + value(n, "kind"), 1, Integer::sum);
      counts.merge("node-spells", spells(n), Integer::sum);
      if (n.getLabel() == null || n.getLabel().isEmpty() || !value(n, "uid").equals(n.getId()))
        throw new Exception("node " + n.getId());
      if (((String) n.getId()).endsWith("-bad") && value(n, "name") != null)
        System.out.println("text " + n.getId() + " " + Base64.getEncoder().encodeToString(((String) value(n, "name")).getBytes("UTF-8")));
    }
    System.out.println("nodes " + graph.getNodeCount() + "\nedges " + graph.getEdgeCount() + "\nweight " + (long) weight);
    if (model.getConfiguration().getTimeRepresentation() != TimeRepresentation.INTERVAL) throw new Exception("no intervals");
    if (graph.getNodeCount() > 0 && spells(graph.getNodes().toArray()[0]) > 0) // A view may be empty
      System.out.println("zone " + model.getTimeZone() + " " + model.getTimeFormat());
    counts.forEach((what, n) -> System.out.println(what + " " + n));
    if (args.length > 1) draw(model, workspace, new File(args[1]));
    System.exit(0); // Threads of its own would keep it alive
  }

  /** Any font that has the characters: Gephi's default has none. */
  static java.awt.Font chinese() {
    for (java.awt.Font font : java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
      if (font.canDisplayUpTo("区委书记") < 0) return font.deriveFont(15f);
    return new java.awt.Font("Dialog", java.awt.Font.PLAIN, 9);
  }

  static void draw(GraphModel model, Workspace workspace, File drawing) throws Exception {
    ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
    layout.setGraphModel(model);
    layout.resetPropertiesValues();
    layout.setAdjustSizes(true);
    layout.setScalingRatio(60.0);
    layout.setStrongGravityMode(true);
    layout.setGravity(0.05);
    layout.setBarnesHutOptimize(true);
    layout.setThreadsCount(2);
    layout.initAlgo();
    for (int i = 0; i < 600 && layout.canAlgo(); i++) layout.goAlgo();
    layout.endAlgo();
    PreviewProperties look = find(PreviewController.class).getModel(workspace).getProperties();
    look.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    look.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
    look.putValue(PreviewProperty.NODE_LABEL_FONT, chinese());
    look.putValue(PreviewProperty.EDGE_CURVED, false);
    look.putValue(PreviewProperty.EDGE_OPACITY, 60);
    look.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, true);
    look.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 1.0);
    look.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 6.0);
    look.putValue(PreviewProperty.ARROW_SIZE, 2f);
    find(ExportController.class).exportFile(drawing, workspace);
  }
}
