//! The data: what must hold whatever rows come and go, and the exceptions that people get wrong.

use std::collections::BTreeMap;
use std::fs;

use onus::record::TABLES;
use serde_json::Value;

use crate::support::{Folder, assert_none, column, files, number, onus, root, rows};

/// Who applies patches, where the textbook answer is wrong or depends: the name as people type
/// it, the activity, the party, and whether the base says that it depends on the option.
///
/// Taken by hand from the official pages; a row changes here only when its page does.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    ("ec2", "patch the os", "answered", "customer"),
    ("EC2 Dedicated Hosts", "patch the os", "answered", "customer"),
    ("EC2 Dedicated Hosts", "patch-host-os", "answered", "aws"),
    ("ec2-nested-virtualization", "patch the os", "answered", "customer"),
    ("ec2-managed-instance", "patch the os", "answered", "aws"),
    ("image-builder", "patch the os", "answered", "customer"),
    ("Amazon RDS", "patch the os", "answered", "aws"),
    ("rds-custom-oracle", "patch the os", "answered", "customer"),
    ("rds-custom-sql-server-rpev", "patch the os", "answered", "aws"),
    ("rds-custom-sql-server-cev", "patch the os", "answered", "customer"),
    ("rds-extended-support", "patch-engine", "answered", "customer"),
    ("aurora-extended-support", "patch-engine", "answered", "customer"),
    ("rds-on-outposts", "fail-over", "answered", "shared"),
    ("aurora", "patch the os", "answered", "aws"),
    ("documentdb", "patch the os", "answered", "shared"),
    ("elasticache-node-based", "patch the os", "answered", "shared"),
    ("elasticache-serverless", "patch the os", "answered", "aws"),
    ("elasticache-extended-support", "patch-engine", "answered", "customer"),
    ("opensearch-domain", "patch the os", "answered", "shared"),
    ("opensearch-domain", "upgrade-engine", "answered", "customer"),
    ("opensearch-serverless", "patch the os", "answered", "aws"),
    ("msk-provisioned", "patch the os", "answered", "aws"),
    ("mq", "patch the os", "answered", "aws"),
    ("redshift-provisioned", "patch the os", "answered", "aws"),
    ("emr-on-ec2", "patch the os", "answered", "customer"),
    ("elastic beanstalk", "patch the os", "depends", "aws"),
    ("elastic-beanstalk-managed-updates", "patch the os", "answered", "aws"),
    ("elastic-beanstalk-managed-updates-off", "patch the os", "answered", "customer"),
    ("elastic-beanstalk-custom-ami", "patch the os", "answered", "customer"),
    ("ecs-ec2", "patch the os", "answered", "customer"),
    ("ecs-fargate", "patch the os", "answered", "aws"),
    ("ecs-managed-instances", "patch the os", "answered", "aws"),
    ("ecs-external", "patch the os", "answered", "customer"),
    ("eks", "operate-control-plane", "answered", "aws"),
    ("eks-self-managed-nodes", "patch the os", "answered", "customer"),
    ("eks-managed-node-group-eks-ami", "patch the os", "answered", "customer"),
    ("eks-managed-node-group-eks-ami", "build-os-patch", "answered", "aws"),
    ("eks-managed-node-group-custom-ami", "patch the os", "answered", "customer"),
    ("eks-fargate", "patch the os", "answered", "aws"),
    ("eks-auto-mode", "patch the os", "answered", "aws"),
    ("eks-hybrid-nodes", "patch the os", "answered", "customer"),
    ("eks-anywhere", "patch the os", "answered", "customer"),
    ("lambda", "patch the os", "answered", "aws"),
    ("lambda-runtime-auto", "patch-runtime", "answered", "aws"),
    ("lambda-runtime-function-update", "patch-runtime", "answered", "shared"),
    ("lambda-runtime-manual", "patch-runtime", "answered", "customer"),
    ("lambda-container-image", "patch-runtime", "answered", "customer"),
    ("lambda-managed-instances", "patch the os", "answered", "aws"),
    ("batch-ec2", "patch the os", "answered", "customer"),
    ("sagemaker-notebook-instance", "patch the os", "answered", "shared"),
    ("sagemaker-hyperpod", "patch the os", "answered", "customer"),
    ("app runner", "patch the os", "answered", "aws"),
    ("app-runner-source-image", "patch-runtime", "answered", "customer"),
    ("lightsail-instance", "patch the os", "answered", "customer"),
    ("lightsail-container-service", "patch the os", "answered", "customer"),
    ("GameLift Servers", "patch the os", "answered", "customer"),
    ("deadline-cloud-service-managed-fleet", "patch the os", "answered", "aws"),
    ("deadline-cloud-customer-managed-fleet", "patch the os", "answered", "customer"),
    ("workspaces-personal", "patch the os", "answered", "shared"),
    ("AppStream 2.0", "patch the os", "answered", "customer"),
    ("fsx-windows", "patch the os", "answered", "aws"),
    ("managed-microsoft-ad", "patch the os", "answered", "aws"),
    ("cloudhsm", "patch the os", "answered", "aws"),
    ("kms-external-key-store", "patch the os", "answered", "customer"),
    ("outposts", "patch-host-os", "answered", "aws"),
    ("outposts", "patch the os", "answered", "customer"),
    ("evs", "patch the os", "answered", "customer"),
    ("s3", "patch the os", "answered", "aws"),
    ("dynamodb", "patch the os", "answered", "aws"),
    ("iam", "patch the os", "answered", "aws"),
    ("AWS Config", "patch the os", "answered", "aws"),
];

/// Services of which no page speaks about the operating system: AWS is only derived.
const ONLY_DERIVED: &[&str] = &["api-gateway", "eventbridge"];

fn who(name: &str, activity: &str) -> Value {
    onus(["who", activity, name, "-f", "json"]).json()
}

#[test]
fn the_exceptions_that_people_get_wrong_are_right_and_have_evidence() {
    let mut wrong = Vec::new();
    for (name, activity, status, party) in EXCEPTIONS {
        let reply = who(name, activity);
        if reply["status"] != *status || reply["party"] != *party {
            wrong.push(format!("{activity}, {name}: {} {}", reply["status"], reply["party"]));
        }
        let fact = &reply["facts"][0];
        if fact["basis"] == "stated" && fact["sources"][0]["read_on"].as_str().is_none() {
            wrong.push(format!("{activity}, {name}: no source"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_no_page_says_is_never_stated() {
    for name in ONLY_DERIVED {
        let reply = who(name, "patch the os");
        assert_eq!(reply["party"], "aws", "{name}");
        assert_eq!(reply["facts"][0]["basis"], "derived", "{name}");
    }
}

#[test]
fn where_official_pages_disagree_both_are_shown() {
    let rds = who("rds", "patch the os");
    let sources = rds["facts"][0]["sources"].as_array().expect("sources").clone();
    let stances: Vec<&str> =
        sources.iter().filter_map(|source| source["stance"].as_str()).collect();
    assert!(stances.contains(&"supports") && stances.contains(&"contradicts"), "{stances:?}");
    assert_eq!(
        number(
            "SELECT is_contested FROM who WHERE subject = 'emr-on-eks' AND activity = 'patch-os'"
        ),
        1
    );
    assert_eq!(
        number(
            "SELECT is_contested FROM who WHERE subject = 'gamelift-servers' AND activity = 'patch-os'"
        ),
        1
    );
}

#[test]
fn every_service_and_option_has_an_answer_for_every_activity() {
    assert_none("SELECT subject, activity FROM who WHERE party IS NULL");
    let subjects = number("SELECT count(*) FROM subject");
    let activities = number("SELECT count(*) FROM activity");
    assert!(activities >= 45, "{activities} activities");
    assert_eq!(number("SELECT count(*) FROM who"), subjects * activities);
}

#[test]
fn nothing_is_shared_without_both_parts_and_every_party_does_something() {
    assert_none(
        "SELECT id FROM responsibility WHERE party = 'shared' AND (aws_part IS NULL OR customer_part IS NULL)",
    );
    assert_none("SELECT id FROM responsibility WHERE party = 'aws' AND aws_part IS NULL");
    assert_none("SELECT id FROM responsibility WHERE party = 'customer' AND customer_part IS NULL");
}

#[test]
fn everything_stated_has_a_source_with_its_place_and_day() {
    assert_none(
        "SELECT f.id FROM fact AS f
         WHERE f.basis = 'stated' AND f.table_name <> 'seed_claim'
           AND NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.fact_id = f.id AND c.stance = 'supports')",
    );
    assert_none(
        "SELECT fact_id FROM citation WHERE length(trim(locator)) < 2 OR read_on NOT GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]'",
    );
    let edition = &column("SELECT value FROM about WHERE key = 'edition'")[0];
    assert_none(&format!("SELECT fact_id, read_on FROM citation WHERE read_on > '{edition}'"));
}

#[test]
fn what_is_derived_or_judged_says_why() {
    assert_none(
        "SELECT id FROM fact WHERE basis <> 'stated' AND length(coalesce(basis_note, '')) < 10",
    );
}

#[test]
fn a_source_that_disagrees_says_what_it_claims_instead() {
    assert_none(
        "SELECT fact_id FROM citation WHERE stance <> 'supports' AND length(coalesce(note, '')) < 20",
    );
    assert_none(
        "SELECT c.fact_id FROM citation AS c JOIN responsibility AS r ON c.fact_id = 'responsibility/' || r.id
         WHERE c.stance = 'contradicts' AND c.claimed_party IS NULL",
    );
    assert_none(
        "SELECT c.fact_id, c.claimed_party FROM citation AS c JOIN responsibility AS r ON c.fact_id = 'responsibility/' || r.id
         WHERE c.stance = 'contradicts' AND c.claimed_party = r.party",
    );
}

#[test]
fn one_activity_has_one_live_verdict_on_one_scope() {
    assert_none(
        "SELECT scope_id, activity_id FROM responsibility WHERE valid_to IS NULL
         GROUP BY 1, 2 HAVING count(*) > 1",
    );
    // Nothing that is closed is still the answer.
    assert_none(
        "SELECT w.subject, w.activity FROM who AS w JOIN responsibility AS r ON r.id = w.decided_by
         WHERE r.valid_to IS NOT NULL",
    );
}

#[test]
fn what_is_closed_says_since_when() {
    assert_none("SELECT id FROM service WHERE lifecycle <> 'available' AND lifecycle_date IS NULL");
    assert_none(
        "SELECT id FROM deployment_option WHERE lifecycle <> 'available' AND lifecycle_date IS NULL",
    );
}

#[test]
fn only_official_pages_and_the_notes_are_cited() {
    let hosts = column(
        "SELECT DISTINCT substr(url, 9, instr(substr(url, 9), '/') - 1) FROM source WHERE url IS NOT NULL",
    );
    let official = ["docs.aws.amazon.com", "aws.amazon.com", "repost.aws", "health.amazonaws.com"];
    let others: Vec<&String> =
        hosts.iter().filter(|host| !official.contains(&host.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert_none("SELECT id, url FROM source WHERE url LIKE '%#%' OR url LIKE 'http:%'");
    assert_none("SELECT id FROM source WHERE NOT EXISTS (SELECT 1 FROM citation AS c WHERE c.source_id = source.id)
                 AND NOT EXISTS (SELECT 1 FROM seed_claim AS q WHERE q.source_id = source.id)");
}

#[test]
fn boilerplate_is_no_evidence_for_patching() {
    // The shared responsibility page as such says nothing about one service's patches.
    assert_none(
        "SELECT c.fact_id, c.source_id FROM citation AS c JOIN responsibility AS r ON c.fact_id = 'responsibility/' || r.id
         JOIN source AS s ON s.id = c.source_id
         WHERE r.service_id IS NOT NULL AND r.basis = 'stated' AND c.stance = 'supports' AND r.activity_id = 'patch-os'
           AND s.url IN ('https://aws.amazon.com/compliance/shared-responsibility-model/')",
    );
}

#[test]
fn names_mean_one_thing_each() {
    assert_none("SELECT lower(name) FROM service GROUP BY 1 HAVING count(*) > 1");
    assert_none("SELECT lower(name) FROM alias GROUP BY 1 HAVING count(DISTINCT fact_id) > 1");
    // The id and the full name of everything call that very thing, at the best rank.
    assert_none(
        "SELECT s.id FROM service AS s
         WHERE NOT EXISTS (SELECT 1 FROM name AS n WHERE n.fact_id = 'service/' || s.id AND n.rank = 0)",
    );
}

#[test]
fn options_belong_where_they_hang() {
    assert_none(
        "SELECT o.id FROM deployment_option AS o JOIN deployment_option AS p ON p.id = o.parent_id
         WHERE p.service_id <> o.service_id",
    );
    // A verdict is looked for on the option and its parent; above that there is none to miss.
    assert_none(
        "SELECT o.id FROM deployment_option AS o
         JOIN deployment_option AS p ON p.id = o.parent_id
         JOIN deployment_option AS g ON g.id = p.parent_id
         WHERE g.is_selectable = 1",
    );
    assert_none(
        "SELECT service_id FROM deployment_option WHERE is_default = 1 GROUP BY 1 HAVING count(*) > 1",
    );
    assert_none(
        "SELECT option_id FROM responsibility WHERE option_id IN (SELECT id FROM deployment_option WHERE is_selectable = 0)",
    );
}

#[test]
fn the_knowledge_is_as_wide_as_was_promised() {
    for (what, least, sql) in [
        ("services", 150, "SELECT count(*) FROM service"),
        ("activities", 45, "SELECT count(*) FROM activity"),
        (
            "services with a stated row of their own",
            80,
            "SELECT count(DISTINCT coalesce(r.service_id, o.service_id)) FROM responsibility AS r
             LEFT JOIN deployment_option AS o ON o.id = r.option_id
             WHERE r.basis = 'stated' AND coalesce(r.service_id, o.service_id) IS NOT NULL",
        ),
        (
            "services with encryption",
            40,
            "SELECT count(DISTINCT coalesce(e.service_id, o.service_id)) FROM service_encryption AS e
             LEFT JOIN deployment_option AS o ON o.id = e.option_id",
        ),
        ("claims of the notes", 540, "SELECT count(*) FROM seed_claim"),
        ("policy types", 9, "SELECT count(*) FROM iam_policy_type"),
        ("notes", 5, "SELECT count(DISTINCT source_id) FROM seed_claim"),
        ("encryption options of S3", 6, "SELECT count(*) FROM encryption_option"),
        ("domains of services", 16, "SELECT count(DISTINCT domain) FROM service"),
        ("former names", 15, "SELECT count(*) FROM alias WHERE former = 1"),
        ("corrected claims", 30, "SELECT count(*) FROM seed_claim WHERE verdict <> 'holds'"),
    ] {
        let found = number(sql);
        assert!(found >= least, "{found} {what}, expected at least {least}");
    }
}

#[test]
fn every_claim_of_a_note_has_a_verdict_and_what_fails_is_corrected_by_a_fact_or_page() {
    assert_none("SELECT id FROM seed_claim WHERE verdict <> 'holds' AND correction IS NULL");
    assert_none(
        "SELECT q.id FROM seed_claim AS q
         WHERE q.verdict IN ('wrong', 'outdated', 'contested') AND q.fact_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM citation AS c JOIN source AS s ON s.id = c.source_id
                           WHERE c.fact_id = 'seed_claim/' || q.id AND s.kind = 'page')",
    );
}

#[test]
fn text_is_clean_and_fits_a_headline() {
    assert_none(
        "SELECT id FROM fact WHERE statement <> trim(statement) OR statement LIKE '%  %' OR length(statement) > 300",
    );
    assert_none(
        "SELECT id FROM fact WHERE table_name NOT IN ('seed_claim') AND statement NOT GLOB '*[.)!?]'",
    );
    assert_none("SELECT id FROM responsibility WHERE length(statement) > 160");
    for row in rows("SELECT id, statement FROM fact") {
        let odd = row[1].chars().find(|c| onus::printable::is_hidden(*c));
        assert_eq!(odd, None, "{}", row[0]);
    }
}

#[test]
fn files_are_sorted_by_key_have_no_empty_row_and_end_lines_alike() {
    for table in TABLES {
        let path = root().join("data").join(table.file_name());
        let text = fs::read_to_string(&path).expect("the file is UTF-8");
        let shown = path.display();
        assert!(!text.contains('\r') && !text.starts_with('\u{feff}'), "{shown}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{shown} ends with one line end");
        let mut keys: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut last: Option<Vec<String>> = None;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for (number, record) in reader.records().enumerate() {
            let record = record.expect("the file is CSV");
            // Aliases and questions are words, which are one in any case.
            let is_word = matches!(table.name, "alias" | "question");
            let fold = |cell: &str| if is_word { cell.to_lowercase() } else { cell.to_owned() };
            let key: Vec<String> = record.iter().take(table.key).map(fold).collect();
            assert!(keys.insert(key.clone(), number).is_none(), "{shown}: {key:?} is there twice");
            assert!(last.is_none_or(|last| last < key), "{shown}: {key:?} stands too late");
            for cell in &record {
                assert_eq!(cell, cell.trim(), "{shown}: {key:?}");
            }
            last = Some(key);
        }
        assert!(!keys.is_empty(), "{shown} holds no row");
    }
}

#[test]
fn export_writes_the_files_of_data_byte_by_byte() {
    // Which also says that no cell is quoted without need, and no row longer than it must be.
    let folder = Folder::new();
    folder.run(["export", "--all", "-o", "data"]).ok();
    let kept = files("data", "csv");
    assert_eq!(fs::read_dir(folder.path("data")).unwrap().count(), kept.len());
    for file in kept {
        let name = file.file_name().expect("a file has a name").to_os_string();
        let written = folder.read(std::path::Path::new("data").join(&name));
        assert!(written == fs::read(&file).unwrap(), "{} is written otherwise", name.display());
    }
}

#[test]
fn the_base_knows_its_edition_and_digest() {
    let about: BTreeMap<String, String> = rows("SELECT key, value FROM about")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    let edition = fs::read_to_string(root().join("data/EDITION")).expect("data/EDITION is there");
    assert_eq!(about["edition"], edition.trim());
    assert_eq!(about["overlay_rows"], "0");
    assert_eq!(about["license"], "CC0-1.0");
    assert!(about["digest"].len() == 64 && about["digest"].chars().all(|c| c.is_ascii_hexdigit()));
    assert_none("SELECT * FROM origin");
    assert_eq!(about["program"], format!("onus {}", env!("CARGO_PKG_VERSION")));
}
