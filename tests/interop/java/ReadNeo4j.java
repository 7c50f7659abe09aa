import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import org.neo4j.configuration.*;
import org.neo4j.configuration.connectors.*;
import org.neo4j.dbms.api.*;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.harness.*;

/**
 * What a real Neo4j holds: the same lines as ReadGephi; then the rows of the queries in a file, as "row NUMBER JSON-like-list".
 * usage: ReadNeo4j graphml FILE QUERIES     apoc.import.graphml
 *        ReadNeo4j cypher  FILE QUERIES     cypher-shell, twice: the second time must change nothing
 *        ReadNeo4j home    FOLDER QUERIES   a NEO4J_HOME into which neo4j-admin has imported
 */
public class ReadNeo4j {
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "graphml" -> graphml(args[1], args[2]);
      case "cypher" -> cypher(args[1], args[2]);
      default -> home(Path.of(args[1]), args[2]);
    }
    System.exit(0);
  }

  static void graphml(String file, String queries) throws Exception {
    Neo4j neo4j = Neo4jBuilders.newInProcessBuilder().withDisabledServer()
        .withConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("apoc.*"))
        .withProcedure(apoc.export.graphml.ExportGraphML.class).build();
    apoc.ApocConfig.apocConfig().setProperty("apoc.import.file.enabled", true);
    apoc.ApocConfig.apocConfig().setProperty("apoc.import.file.use_neo4j_config", false);
    GraphDatabaseService db = neo4j.defaultDatabaseService();
    run(db, "CALL apoc.import.graphml('file://" + file + "', {readLabels: true, storeNodeIds: true})");
    report(db, queries);
  }

  static void cypher(String file, String queries) throws Exception {
    Neo4j neo4j = Neo4jBuilders.newInProcessBuilder().withConfig(HttpConnector.enabled, false).build();
    GraphDatabaseService db = neo4j.defaultDatabaseService();
    String before = "";
    for (int time = 0; time < 2; time++) {
      Process shell = new ProcessBuilder("java", "-cp", System.getProperty("java.class.path"), "org.neo4j.shell.Main", "-a",
          neo4j.boltURI().toString(), "-f", file, "--format", "plain", "--encryption", "false")
          .redirectErrorStream(true).redirectOutput(Path.of(file + ".shell-log").toFile()).start();
      if (shell.waitFor() != 0) throw new Exception("cypher-shell: " + Files.readString(Path.of(file + ".shell-log")).strip());
      String after = everything(db);
      if (time == 1 && !after.equals(before)) throw new Exception("the second run changes something");
      before = after;
    }
    report(db, queries);
  }

  static void home(Path home, String queries) throws Exception {
    report(new DatabaseManagementServiceBuilder(home).build().database("neo4j"), queries);
  }

  /** All nodes and edges with all they hold, in a fixed order. */
  static String everything(GraphDatabaseService db) {
    List<String> all = new ArrayList<>();
    try (Transaction t = db.beginTx()) {
      t.getAllNodes().forEach(n -> all.add(n.getLabels() + " " + plain(n.getAllProperties())));
      t.getAllRelationships().forEach(r -> all.add(r.getStartNode().getProperty("uid") + " " + r.getType() + " "
          + r.getEndNode().getProperty("uid") + " " + plain(r.getAllProperties())));
    }
    Collections.sort(all);
    return String.join("\n", all);
  }

  static String plain(Map<String, Object> properties) {
    TreeMap<String, String> out = new TreeMap<>();
    properties.forEach((k, v) -> out.put(k, v instanceof Object[] a ? Arrays.toString(a) : v.toString()));
    return out.toString();
  }

  static void report(GraphDatabaseService db, String queries) throws Exception {
    for (Map<String, Object> row : run(db, "MATCH (n) WHERE size(labels(n)) <> 1 OR n.uid IS NULL RETURN n.uid AS uid LIMIT 1"))
      throw new Exception("without label or uid: " + row);
    System.out.println("nodes " + one(db, "MATCH (n) RETURN count(n) AS n"));
    System.out.println("edges " + one(db, "MATCH ()-[r]->() RETURN count(r) AS n"));
    System.out.println("weight " + one(db, "MATCH ()-[r]->() RETURN toInteger(coalesce(sum(r.weight), 0)) AS n"));
    for (Map<String, Object> row : run(db, "MATCH ()-[r]->() RETURN type(r) AS t, count(r) AS n ORDER BY t"))
      System.out.println("type " + row.get("t") + " " + row.get("n"));
    for (Map<String, Object> row : run(db, "MATCH (n) RETURN n.kind AS t, count(n) AS n ORDER BY t"))
      System.out.println("kind " + row.get("t") + " " + row.get("n"));
    for (Map<String, Object> row : run(db, "MATCH (n) WHERE n.uid ENDS WITH '-bad' RETURN n.uid AS uid, n.name AS name"))
      if (row.get("name") != null)
        System.out.println("text " + row.get("uid") + " " + Base64.getEncoder().encodeToString(((String) row.get("name")).getBytes("UTF-8")));
    int number = 0;
    for (String query : Files.readString(Path.of(queries)).split(";\\s*\n")) {
      number++;
      if (query.isBlank()) continue;
      try (Transaction t = db.beginTx(); Result rows = t.execute(query)) {
        while (rows.hasNext()) {
          Map<String, Object> row = rows.next();
          List<String> cells = new ArrayList<>();
          for (String column : rows.columns()) cells.add(String.valueOf(row.get(column)));
          System.out.println("row " + number + " " + String.join(" | ", cells));
        }
      }
    }
  }

  static Object one(GraphDatabaseService db, String query) { return run(db, query).get(0).get("n"); }

  static List<Map<String, Object>> run(GraphDatabaseService db, String query) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Transaction t = db.beginTx()) {
      t.execute(query).forEachRemaining(row -> rows.add(new HashMap<>(row)));
      t.commit();
    }
    return rows;
  }
}
