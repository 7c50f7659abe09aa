MATCH (p:Person)-[r]->(e:Event) WHERE e.name CONTAINS '纪律检查委员会第四次全体会议'
RETURN p.name AS person, type(r) AS role, r.list_order AS place
ORDER BY role, place, person;

MATCH (a:Person {name: '苏明棠'})-[:CHAIRED|SPOKE_AT|ATTENDED]->(e:Event)<-[:CHAIRED|SPOKE_AT|ATTENDED]-(b:Person) WHERE b <> a
RETURN b.name AS person, count(DISTINCT e) AS together
ORDER BY together DESC, person LIMIT 10;

MATCH path = allShortestPaths((a:Person {name: '苏明棠'})-[:CHAIRED|SPOKE_AT|ATTENDED*..6]-(b:Person {name: '顾若兰'}))
RETURN DISTINCT [n IN nodes(path) | n.name] AS path
ORDER BY path LIMIT 3;
