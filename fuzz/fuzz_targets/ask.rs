//! Any text as a question: a reply of the promised form, and nothing raw on a screen.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onus::ask;
use onus::cli::reply::Screen;
use onus::printable;
use onus::reply::{LONGEST_HEADLINE, Status};
use onus::store::Base;

thread_local! {
    static BASE: Base = Base::carried().expect("the base opens");
}

fuzz_target!(|question: &str| {
    BASE.with(|base| {
        let (reply, trace) = ask::ask(base, question).expect("every text is answered");
        assert_eq!(reply.question, question);
        assert!(!reply.headline.trim().is_empty());
        assert!(reply.headline.chars().count() <= LONGEST_HEADLINE, "{}", reply.headline);
        match reply.status {
            Status::Answered => assert!(!reply.facts.is_empty()),
            Status::Depends => assert!(!reply.facts.is_empty() || !reply.variants.is_empty()),
            Status::NotRecorded | Status::Ambiguous => {}
        }
        let party = reply.party.as_deref();
        assert!(matches!(party, None | Some("aws" | "customer" | "shared")), "{party:?}");
        assert!(matches!(reply.yes_no.as_deref(), None | Some("yes" | "no")));
        for fact in &reply.facts {
            assert!(fact.id.contains('/') && !fact.statement.is_empty(), "{fact:?}");
        }
        for width in [None, Some(20), Some(80)] {
            let mut screen = Vec::new();
            Screen { out: &mut screen, bold: false, width }.reply(&reply).expect("memory");
            nothing_hidden(&screen);
        }
        let mut explained = Vec::new();
        trace.write(base, &mut explained).expect("memory");
        nothing_hidden(&explained);
        let json = serde_json::to_string(&reply).expect("JSON");
        let shown = printable::json(&json);
        nothing_hidden(shown.as_bytes());
        let read: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
        assert_eq!(read["question"], question);
    });
});

fn nothing_hidden(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("text");
    let hidden = text.chars().find(|c| printable::is_hidden(*c) && *c != '\n');
    assert_eq!(hidden, None, "{text:?}");
}
