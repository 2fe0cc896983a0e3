// Wait until indexes over what a server holds already are there: ten minutes at most
CALL db.awaitIndexes(600);
