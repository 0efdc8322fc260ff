-- One activity on one service or option.
SELECT party, aws_part, customer_part, condition, statement, basis, decided_at, decided_by,
       is_exception, default_party
FROM who
WHERE subject = :subject AND activity = :activity
