-- The words that tell an option from the others of its service.
SELECT lines FROM option_words WHERE instr(char(10) || lines, char(10) || ?1 || char(9)) > 0
