import java.util.*;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.graphdb.*;
import org.neo4j.harness.*;

/** Prints what Neo4j holds after apoc.import.graphml: "nodes edges weight", then each edge type with its number. */
public class ReadNeo4j {
  public static void main(String[] args) throws Exception {
    Neo4j neo4j = Neo4jBuilders.newInProcessBuilder().withDisabledServer()
        .withConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("apoc.*"))
        .withProcedure(apoc.export.graphml.ExportGraphML.class).build();
    apoc.ApocConfig.apocConfig().setProperty("apoc.import.file.enabled", true);
    apoc.ApocConfig.apocConfig().setProperty("apoc.import.file.use_neo4j_config", false);
    GraphDatabaseService db = neo4j.defaultDatabaseService();
    run(db, "CALL apoc.import.graphml('file://" + args[0] + "', {readLabels: true, storeNodeIds: true})");
    long unlabelled = (long) run(db, "MATCH (n) WHERE size(labels(n)) <> 1 OR n.uid <> n.id RETURN count(n) AS n").get(0).get("n");
    if (unlabelled > 0) throw new Exception(unlabelled + " nodes without label or id");
    Map<String, Object> all = run(db, "MATCH ()-[r]->() RETURN count(r) AS n, toInteger(sum(r.weight)) AS w").get(0);
    System.out.println(run(db, "MATCH (n) RETURN count(n) AS n").get(0).get("n") + " " + all.get("n") + " " + all.get("w"));
    for (Map<String, Object> row : run(db, "MATCH ()-[r]->() RETURN type(r) AS t, count(r) AS n ORDER BY t"))
      System.out.println(row.get("t") + " " + row.get("n"));
    neo4j.close();
  }

  static List<Map<String, Object>> run(GraphDatabaseService db, String query) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Transaction t = db.beginTx()) {
      t.execute(query).forEachRemaining(row -> rows.add(new HashMap<>(row)));
      t.commit();
    }
    return rows;
  }
}
