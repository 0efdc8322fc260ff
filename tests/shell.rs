//! `onus shell`: statement after statement from a pipe, and on a terminal.

use crate::support::{Folder, Onus, Run, onus};

/// Never comes to an end.
const ENDLESS: &str =
    "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT count(*) FROM r";

/// Runs the shell on what a pipe brings; it must leave no file.
#[track_caller]
fn piped(input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
    let folder = Folder::new();
    let run = folder.onus([&["shell"], arguments].concat()).input(input).run();
    assert_eq!(folder.names(), [""; 0], "a file was made");
    run
}

#[test]
fn statements_run_one_after_the_other() {
    let input = "SELECT 1 AS a; SELECT ';'\n AS b -- c;\n;\n;;\nSELECT 'x\ny' AS c;SELECT 4 AS d";
    let run = piped(input, &["-f", "csv"]);
    assert_eq!(run.ok(), "a\n1\nb\n;\nc\n\"x\ny\"\nd\n4\n");
    assert_eq!(run.err(), "");
    for nothing in ["", "\n\n", ";", "-- only a comment", "/* open", ".quit"] {
        let run = piped(nothing, &[]);
        assert_eq!((run.ok(), run.err()), (String::new(), String::new()), "{nothing}");
    }
    // What ends the statements of Windows ends these.
    assert_eq!(piped("\u{feff}SELECT 1;\r\nSELECT 2;\r\n", &["-f", "csv"]).ok(), "1\n1\n2\n2\n");
    assert_eq!(
        piped("SELECT 1;\r\n.format csv\r\nSELECT 2;\r\n", &["-f", "jsonl"]).ok(),
        "{\"1\":1}\n2\n2\n"
    );
}

#[test]
fn a_failure_is_told_and_the_first_decides_the_exit_code() {
    for (input, code, words) in [
        (
            "SELECT 1 AS n; SELECT nam FROM service; SELECT :x; SELECT 2 AS n",
            1,
            "did you mean `name`",
        ),
        (
            "SELECT 1 AS n; SELECT :x; SELECT nam FROM service; SELECT 2 AS n",
            2,
            "`:x` has no value",
        ),
        (
            "SELECT 1 AS n;\n.schema servce\nDROP TABLE service; SELECT 2 AS n",
            3,
            "did you mean `service`",
        ),
        ("SELECT 1 AS n;\n.tabels\nSELECT 2 AS n", 2, "did you mean `.tables`"),
        ("SELECT 1 AS n;\n.timeout soon\nSELECT 2 AS n", 2, "0.001 to 86400"),
        ("SELECT 1 AS n;\n.format jsno\nSELECT 2 AS n", 2, "did you mean `json`"),
        ("SELECT 1 AS n;\n.quit now\nSELECT 2 AS n", 2, "takes nothing"),
        ("SELECT 1 AS n;\n.schema\nSELECT 2 AS n", 2, "needs a name"),
    ] {
        let run = piped(input, &["-f", "csv"]);
        assert_eq!(run.code, code, "{input}: {}", run.err());
        assert_eq!(run.out(), "n\n1\nn\n2\n", "{input}");
        assert!(run.err().contains(words), "{input}: {}", run.err());
    }
    let run = piped("SELECT\n  1;\n\n\nSELECT\n  nam FROM service;\n", &[]);
    assert!(run.err().contains("line 2:   nam FROM service"), "{}", run.err());
    let error = piped("SELECT nam FROM service", &["-f", "json"]).json_error();
    assert_eq!(error["kind"], "statement");
}

#[test]
fn statements_can_read_and_nothing_else_and_they_end() {
    let bad = "DELETE FROM service; ATTACH 'x.db' AS x; PRAGMA query_only = 0; SELECT count(*) FROM layer";
    let run = piped(bad, &["-f", "csv"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err().matches("error: ").count(), 3, "{}", run.err());
    assert_eq!(run.out().lines().count(), 2);
    let run = piped(format!(".timeout 0.05\n{ENDLESS}; SELECT 1;"), &["-f", "csv"]);
    assert_eq!((run.code, run.out()), (1, "1\n1\n".to_owned()));
    assert!(run.err().contains("time limit"), "{}", run.err());
    piped(format!("{ENDLESS};"), &["--timeout", "0.05"]).fails(1);
    assert!(piped("VALUES (1), (2), (3)", &["--limit", "2"]).err().contains("cut after 2 rows"));
}

#[test]
fn what_is_no_sql_text_ends_the_session() {
    let long = "a".repeat(2_000_000);
    let open = "SELECT 'never closed\n".repeat(20_001);
    for (input, code, words) in [
        (b"SELECT '\xff';".to_vec(), 4, "not valid UTF-8"),
        (long.into_bytes(), 4, "a line of more than 1 MiB"),
        (open.into_bytes(), 1, "100000 are the limit"),
    ] {
        let said = piped(input, &[]).fails(code);
        assert!(said.contains(words), "{said}");
    }
    let folder = Folder::new();
    let said = folder.run(["shell", "-o", "x.csv"]).fails(2);
    assert!(said.contains("`onus sql … -o FILE`"), "{said}");
    folder.run(["shell", "--timeout", "never"]).fails(2);
    folder.run(["--db", "nosuch.db", "shell"]).fails(4);
}

#[test]
fn every_base_can_be_asked() {
    let folder = Folder::new();
    folder.write("own.csv", "id,n\nrds,3\n");
    let ask = |arguments: &[&str], input: &str| {
        let shell: Onus = folder.onus([&["shell", "-f", "csv"], arguments].concat());
        shell.input(input).run().ok()
    };
    let joined = "SELECT s.name, o.n FROM own AS o JOIN service AS s USING (id);";
    assert_eq!(ask(&["--with", "own.csv"], joined), "name,n\nAmazon RDS,3\n");
    let columns = ask(&["--with", "own.csv"], ".schema own\n");
    assert_eq!(columns.lines().next(), Some("column_name,type,required,description"));
    assert_eq!(columns.lines().count(), 3, "{columns}");
    assert!(ask(&["--with", "own.csv"], ".tables\n").ends_with("own,own table,\n"));
    // The views of reports are there, though the carried base leaves them out.
    assert!(ask(&[], "SELECT count(*) > 0 AS x FROM former_names").ends_with("\n1\n"));
    folder.run(["build", "-o", "kb.db"]).ok();
    assert_eq!(ask(&["--db", "kb.db"], "SELECT 1 AS x"), "x\n1\n");
    let shown = folder.onus(["shell", "--show-sql"]).input("SELECT 1;\nSELECT 2").run().ok();
    assert_eq!(shown, "SELECT 1;\nSELECT 2;\n");
}

#[test]
fn help_names_every_command() {
    let help = piped(".help\n", &[]).ok();
    for command in
        [".help", ".tables", ".schema NAME", ".format FORMAT", ".timeout SECONDS", ".quit"]
    {
        assert!(help.contains(&format!("\n{command}")) || help.starts_with(command), "{help}");
    }
    let tables = piped(".tables\n", &["-f", "csv"]).ok();
    assert_eq!(tables, onus(["schema", "-f", "csv"]).ok());
    let columns = piped(".schema who\n", &["-f", "csv"]).ok();
    assert_eq!(columns, onus(["schema", "who", "-f", "csv"]).ok());
}

#[cfg(target_os = "linux")]
mod typed {
    use std::io::{Read, Write};
    use std::process::{Child, Command, Stdio};
    use std::sync::{Arc, Mutex};
    use std::thread;
    use std::time::{Duration, Instant};

    use super::ENDLESS;
    use crate::support::{Folder, code, wait};
    use crate::terminal::has_terminal;

    /// The shell on a terminal.
    struct Terminal {
        child: Child,
        shown: Arc<Mutex<String>>,
        /// Bytes of what was shown that were waited for.
        seen: usize,
    }

    impl Terminal {
        fn start(folder: &Folder, redirection: &str) -> Terminal {
            let line = format!("trap : INT; '{}' shell {redirection}", env!("CARGO_BIN_EXE_onus"));
            let mut script = Command::new("script");
            script.args(["-qec", &line, "/dev/null"]).current_dir(folder.path(""));
            script.env_clear().env("TERM", "xterm").env("PATH", "/usr/bin:/bin");
            if let Some(file) = std::env::var_os("LLVM_PROFILE_FILE") {
                script.env("LLVM_PROFILE_FILE", file);
            }
            script.stdin(Stdio::piped()).stdout(Stdio::piped());
            let mut child = script.spawn().expect("`script` runs");
            let mut output = child.stdout.take().expect("stdout is a pipe");
            let shown = Arc::new(Mutex::new(String::new()));
            let into = Arc::clone(&shown);
            thread::spawn(move || {
                let mut bytes = [0; 4096];
                while let Ok(count @ 1..) = output.read(&mut bytes) {
                    into.lock()
                        .expect("nobody panics")
                        .push_str(&String::from_utf8_lossy(&bytes[..count]));
                }
            });
            Terminal { child, shown, seen: 0 }
        }

        fn types(&mut self, text: &str) {
            let stdin = self.child.stdin.as_mut().expect("stdin is open");
            stdin.write_all(text.as_bytes()).expect("the terminal takes it");
            stdin.flush().expect("the terminal takes it");
        }

        /// Waits until something is shown after what was waited for before.
        #[track_caller]
        fn shows(&mut self, text: &str) {
            let start = Instant::now();
            loop {
                let shown = self.shown.lock().expect("nobody panics").clone();
                if let Some(at) = shown[self.seen..].find(text) {
                    self.seen += at + text.len();
                    return;
                }
                assert!(start.elapsed() < Duration::from_mins(1), "no `{text}` in {shown:?}");
                thread::sleep(Duration::from_millis(5));
            }
        }

        /// Returns the exit code.
        fn end(mut self) -> i32 {
            code(wait(&mut self.child, |_| ()).0)
        }
    }

    #[test]
    fn a_session_goes_on_until_ctrl_d() {
        if !has_terminal() {
            return;
        }
        let folder = Folder::new();
        let mut terminal = Terminal::start(&folder, "");
        terminal.shows("Ctrl-D leaves");
        terminal.shows("onus> ");
        terminal.types("SELECT 6 *\r");
        terminal.shows("  ... ");
        terminal.types("7 AS product;\r");
        terminal.shows("42");
        terminal.shows("onus> ");
        terminal.types("SELECT nam FROM service;\r");
        terminal.shows("did you mean `name`?");
        terminal.shows("onus> ");
        // Tab completes, the arrow brings back what was typed.
        terminal.types("SELECT axis FROM deploym\t LIMIT 0;\r");
        terminal.shows("axis");
        terminal.shows("onus> ");
        terminal.types(".format csv\r");
        terminal.shows("onus> ");
        terminal.types("SELECT 'a' || 'b' AS c;\r");
        terminal.shows("c\r\nab\r\n");
        terminal.types("\u{1b}[A\r");
        terminal.shows("c\r\nab\r\n");
        // Ctrl-C clears what was begun and does not leave.
        terminal.shows("onus> ");
        terminal.types("SELECT 'open\r");
        terminal.shows("  ... ");
        terminal.types("\u{3}");
        terminal.shows("onus> ");
        // What is typed ahead of a prompt is kept, and so is a paste of several lines.
        terminal.types("SELECT 1 AS\r n;\r.format jsonl\rSELECT 2 AS n;\r");
        terminal.shows("n\r\n1\r\n");
        terminal.shows("{\"n\":2}");
        terminal.types("\u{1b}[200~SELECT\n3 AS n;\n.format csv\nSELECT 4 AS n;\u{1b}[201~\r");
        terminal.shows("{\"n\":3}");
        terminal.shows("n\r\n4\r\n");
        terminal.types("\u{4}");
        assert_eq!(terminal.end(), 0);
        assert_eq!(folder.names(), [""; 0], "nothing is written");
    }

    #[test]
    fn ctrl_c_interrupts_a_statement_and_the_session_goes_on() {
        if !has_terminal() {
            return;
        }
        // A shell between tells the code; itself it would answer Ctrl-C with one of its own.
        let mut terminal = Terminal::start(&Folder::new(), "--timeout 50; echo code $?");
        terminal.shows("onus> ");
        terminal.types(&format!("{ENDLESS};\r"));
        // The line is shown as it is typed; once more is known only by its end.
        terminal.shows("FROM r;");
        terminal.shows("\n");
        thread::sleep(Duration::from_millis(200));
        terminal.types("\u{3}");
        terminal.shows("the statement was interrupted");
        terminal.shows("onus> ");
        terminal.types("SELECT 40 + 2 AS n;\r");
        terminal.shows("42");
        terminal.types(".quit\r");
        terminal.shows("code 0");
        terminal.end();
    }

    #[test]
    fn the_prompt_stays_out_of_redirected_data() {
        if !has_terminal() {
            return;
        }
        let folder = Folder::new();
        let mut terminal = Terminal::start(&folder, "-f csv > out.csv");
        terminal.shows("onus> ");
        terminal.types("SELECT 1 AS n;\r");
        terminal.shows("onus> ");
        terminal.types("\u{4}");
        assert_eq!(terminal.end(), 0);
        assert_eq!(folder.read("out.csv"), b"n\n1\n");
    }

    #[test]
    fn a_terminal_is_left_as_it_was_found() {
        if !has_terminal() {
            return;
        }
        let folder = Folder::new();
        let mut terminal = Terminal::start(&folder, "; echo code $?; stty -a");
        terminal.shows("onus> ");
        // A line is being typed: the terminal is raw.
        terminal.types("SELECT 1");
        terminal.shows("SELECT 1");
        let parent = format!("/proc/{0}/task/{0}/children", terminal.child.id());
        let child =
            |path: &str| std::fs::read_to_string(path).unwrap_or_default().trim().to_owned();
        let sh = child(&parent);
        let shell = child(&format!("/proc/{sh}/task/{sh}/children"));
        assert!(Command::new("kill").args(["-TERM", &shell]).status().unwrap().success());
        terminal.shows("code 130");
        terminal.shows(" icanon");
        terminal.end();
    }
}
