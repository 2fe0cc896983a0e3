// Forget a file
:param file => 'reports/a.txt';
MATCH (file:File {id: $file})
DETACH DELETE file;
