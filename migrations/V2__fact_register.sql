-- The register of facts: every row of a table of facts enters itself.
--
-- The register gives a citation, an alias or a question one thing to point at, whatever
-- table the fact stands in, and lets a reader search all facts without naming thirty tables.

CREATE TRIGGER control_type_is_a_fact AFTER INSERT ON control_type BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('control_type/' || NEW.id, 'control_type', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER category_is_a_fact AFTER INSERT ON category BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('category/' || NEW.id, 'category', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER layer_is_a_fact AFTER INSERT ON layer BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('layer/' || NEW.id, 'layer', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER activity_is_a_fact AFTER INSERT ON activity BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('activity/' || NEW.id, 'activity', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER service_is_a_fact AFTER INSERT ON service BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('service/' || NEW.id, 'service', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER deployment_option_is_a_fact AFTER INSERT ON deployment_option BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('deployment_option/' || NEW.id, 'deployment_option', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER responsibility_is_a_fact AFTER INSERT ON responsibility BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('responsibility/' || NEW.id, 'responsibility', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER key_class_is_a_fact AFTER INSERT ON key_class BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('key_class/' || NEW.id, 'key_class', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER encryption_option_is_a_fact AFTER INSERT ON encryption_option BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('encryption_option/' || NEW.id, 'encryption_option', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER service_encryption_is_a_fact AFTER INSERT ON service_encryption BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('service_encryption/' || NEW.id, 'service_encryption', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_entity_is_a_fact AFTER INSERT ON iam_entity BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_entity/' || NEW.id, 'iam_entity', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_relation_is_a_fact AFTER INSERT ON iam_relation BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_relation/' || NEW.id, 'iam_relation', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_credential_is_a_fact AFTER INSERT ON iam_credential BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_credential/' || NEW.id, 'iam_credential', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER mfa_type_is_a_fact AFTER INSERT ON mfa_type BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('mfa_type/' || NEW.id, 'mfa_type', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_policy_type_is_a_fact AFTER INSERT ON iam_policy_type BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_policy_type/' || NEW.id, 'iam_policy_type', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_policy_element_is_a_fact AFTER INSERT ON iam_policy_element BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_policy_element/' || NEW.id, 'iam_policy_element', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_policy_element_use_is_a_fact AFTER INSERT ON iam_policy_element_use BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_policy_element_use/' || NEW.id, 'iam_policy_element_use', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_operator_is_a_fact AFTER INSERT ON iam_operator BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_operator/' || NEW.id, 'iam_operator', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_condition_key_is_a_fact AFTER INSERT ON iam_condition_key BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_condition_key/' || NEW.id, 'iam_condition_key', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_policy_variable_is_a_fact AFTER INSERT ON iam_policy_variable BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_policy_variable/' || NEW.id, 'iam_policy_variable', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_evaluation_step_is_a_fact AFTER INSERT ON iam_evaluation_step BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_evaluation_step/' || NEW.id, 'iam_evaluation_step', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER iam_best_practice_is_a_fact AFTER INSERT ON iam_best_practice BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('iam_best_practice/' || NEW.id, 'iam_best_practice', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER root_task_is_a_fact AFTER INSERT ON root_task BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('root_task/' || NEW.id, 'root_task', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER sts_operation_is_a_fact AFTER INSERT ON sts_operation BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('sts_operation/' || NEW.id, 'sts_operation', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER quota_is_a_fact AFTER INSERT ON quota BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('quota/' || NEW.id, 'quota', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER term_is_a_fact AFTER INSERT ON term BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('term/' || NEW.id, 'term', NEW.id, NEW.name, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER statement_is_a_fact AFTER INSERT ON statement BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('statement/' || NEW.id, 'statement', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;

CREATE TRIGGER seed_claim_is_a_fact AFTER INSERT ON seed_claim BEGIN
    INSERT INTO fact (id, table_name, row_id, name, statement, basis, basis_note)
    VALUES ('seed_claim/' || NEW.id, 'seed_claim', NEW.id, NULL, NEW.statement, NEW.basis, NEW.basis_note);
END;
