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
 * usage: ReadGephi FILE [PNG]   With PNG it also runs a layout and draws the graph.
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

  static int spells(Element e) {
    IntervalSet set = e.getTable().hasColumn("timeset") ? (IntervalSet) e.getAttribute("timeset") : null;
    return set == null ? 0 : set.size();
  }

  public static void main(String[] args) throws Exception {
    Workspace workspace = read(new File(args[0]));
    GraphModel model = find(GraphController.class).getGraphModel(workspace);
    DirectedGraph graph = model.getDirectedGraph();
    TreeMap<String, Integer> counts = new TreeMap<>();
    double weight = 0;
    for (Edge e : graph.getEdges()) {
      counts.merge("type " + e.getTypeLabel(), 1, Integer::sum);
      counts.merge("spells", spells(e), Integer::sum);
      weight += e.getWeight();
      if (e.getLabel() == null || e.getLabel().isEmpty()) throw new Exception("an edge without label");
      if (!(e.getAttribute("symmetric") instanceof Boolean)) throw new Exception("symmetric is no boolean");
      if (!(e.getAttribute("articles") instanceof Integer)) throw new Exception("articles is no number");
    }
    for (Node n : graph.getNodes()) {
      counts.merge("kind " + n.getAttribute("kind"), 1, Integer::sum);
      counts.merge("node-spells", spells(n), Integer::sum);
      if (n.getLabel() == null || n.getLabel().isEmpty() || !n.getAttribute("uid").equals(n.getId()))
        throw new Exception("node " + n.getId());
      if (((String) n.getId()).endsWith("-bad") && n.getAttribute("name") != null)
        System.out.println("text " + n.getId() + " " + Base64.getEncoder().encodeToString(((String) n.getAttribute("name")).getBytes("UTF-8")));
    }
    System.out.println("nodes " + graph.getNodeCount() + "\nedges " + graph.getEdgeCount() + "\nweight " + (long) weight);
    if (model.getConfiguration().getTimeRepresentation() != TimeRepresentation.INTERVAL) throw new Exception("no intervals");
    if (spells(graph.getNodes().toArray()[0]) > 0)
      System.out.println("zone " + model.getTimeZone() + " " + model.getTimeFormat());
    counts.forEach((what, n) -> System.out.println(what + " " + n));
    if (args.length > 1) draw(model, workspace, new File(args[1]));
    System.exit(0); // Threads of its own would keep it alive
  }

  static void draw(GraphModel model, Workspace workspace, File png) throws Exception {
    ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
    layout.setGraphModel(model);
    layout.resetPropertiesValues();
    layout.setAdjustSizes(true);
    layout.setScalingRatio(20.0);
    layout.setGravity(2.0);
    layout.setBarnesHutOptimize(true);
    layout.setThreadsCount(2);
    layout.initAlgo();
    for (int i = 0; i < 600 && layout.canAlgo(); i++) layout.goAlgo();
    layout.endAlgo();
    PreviewProperties look = find(PreviewController.class).getModel(workspace).getProperties();
    look.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    look.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, true);
    look.putValue(PreviewProperty.NODE_LABEL_FONT, new java.awt.Font("Noto Sans CJK SC", java.awt.Font.PLAIN, 9));
    look.putValue(PreviewProperty.EDGE_CURVED, false);
    look.putValue(PreviewProperty.EDGE_OPACITY, 40);
    look.putValue(PreviewProperty.ARROW_SIZE, 2f);
    find(ExportController.class).exportFile(png, workspace);
  }
}
