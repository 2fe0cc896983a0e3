// The ids of the practices that another name means
:param name => '执法全公示';
MATCH (practice:Practice)
WHERE $name IN practice.aliases
RETURN practice.id AS id
ORDER BY id;
