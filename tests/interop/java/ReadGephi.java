import java.io.File;
import java.util.TreeMap;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/** Prints what Gephi sees of a GraphML file: "nodes edges weight", then each edge type with its number. */
public class ReadGephi {
  static <T> T find(Class<T> type) { return Lookup.getDefault().lookup(type); }

  public static void main(String[] args) throws Exception {
    find(ProjectController.class).newProject();
    Workspace workspace = find(ProjectController.class).getCurrentWorkspace();
    Container container = find(ImportController.class).importFile(new File(args[0]));
    find(ImportController.class).process(container, new DefaultProcessor(), workspace);
    DirectedGraph graph = find(GraphController.class).getGraphModel(workspace).getDirectedGraph();
    TreeMap<String, Integer> types = new TreeMap<>();
    double weight = 0;
    for (Edge e : graph.getEdges()) {
      types.merge(String.valueOf(e.getTypeLabel()), 1, Integer::sum);
      weight += e.getWeight();
      if (e.getLabel() == null || e.getLabel().isEmpty()) throw new Exception("an edge without label");
    }
    for (Node n : graph.getNodes())
      if (n.getLabel() == null || !n.getAttribute("uid").equals(n.getId())) throw new Exception("node " + n.getId());
    String faults = container.getReport().getText().strip();
    if (!faults.isEmpty()) throw new Exception(faults);
    System.out.println(graph.getNodeCount() + " " + graph.getEdgeCount() + " " + (long) weight);
    types.forEach((t, n) -> System.out.println(t + " " + n));
  }
}
