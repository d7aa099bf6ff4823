//! The program as an operator runs it, on a SQLite file.

#[cfg(test)]
mod operator;
#[cfg(test)]
#[path = "../support/site.rs"]
mod site;

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use crate::operator::Operator;

    const ADMINISTRATOR: &str = "admin@exemple.fr\n0612345678\nNora\nLefèvre\nCalepin2026\n";

    #[test]
    fn an_administrator_is_made_from_what_is_typed_and_only_once() {
        let operator = Operator::with_database();
        let made = operator.run(&["admin", "create"], ADMINISTRATOR);
        assert!(made.success && made.out.contains("can sign in"), "{made:?}");
        let again = operator.run(&["admin", "create"], ADMINISTRATOR);
        assert!(
            !again.success && again.err.contains("an account already"),
            "{again:?}"
        );
        for secret in ["Calepin2026", "admin@", "061234"] {
            assert!(!format!("{made:?}{again:?}").contains(secret), "{secret}");
        }
    }

    #[test]
    fn a_password_comes_from_a_file_that_its_owner_alone_reads() {
        let operator = Operator::with_database();
        let without_password = "admin@exemple.fr\n0612345678\nNora\nLefèvre\n";
        let file = operator.file("password");
        fs::write(&file, "Calepin2026\n").unwrap();
        let arguments = ["admin", "create", "--password-file", file.to_str().unwrap()];
        for (mode, success) in [(0o644, false), (0o600, true)] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            let made = operator.run(&arguments, without_password);
            assert_eq!(made.success, success, "{made:?}");
        }
    }

    #[test]
    fn a_backup_is_whole_and_overwrites_nothing() {
        let operator = Operator::with_database();
        assert!(operator.run(&["admin", "create"], ADMINISTRATOR).success);
        let copy = operator.file("copy.db");
        let arguments = ["backup", copy.to_str().unwrap()];
        let told = operator.run(&arguments, "");
        assert!(told.success && told.out.contains("key"), "{told:?}");
        let mode = fs::metadata(&copy).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(!operator.run(&arguments, "").success);

        let restored = operator.on(&copy);
        assert!(restored.run(&["verify"], "").success);
        let again = restored.run(&["admin", "create"], ADMINISTRATOR);
        assert!(again.err.contains("an account already"), "{again:?}");
    }

    #[test]
    fn what_waits_is_listed_and_what_does_not_is_said() {
        let operator = Operator::with_database();
        let list = operator.run(&["outbox", "list"], "");
        assert_eq!(list.out, "0 messages have not left.\n");
        let again = operator.run(&["outbox", "retry", "--all"], "");
        assert!(again.success, "{again:?}");
        let nobody = "0198c0de-0000-7000-8000-000000000001";
        for arguments in [
            ["outbox", "show", nobody],
            ["outbox", "retry", nobody],
            ["outbox", "drop", nobody],
        ] {
            let told = operator.run(&arguments, "");
            assert!(
                !told.success && told.err.contains("no such message"),
                "{told:?}"
            );
        }
        let list = operator.run(&["practitioner", "list"], "");
        assert_eq!(list.out, "0 practitioners wait to be approved.\n");
        let all = operator.run(&["practitioner", "list", "--all"], "");
        assert_eq!(all.out, "0 practitioners are registered.\n");
        for arguments in [
            &["practitioner", "approve", nobody][..],
            &["practitioner", "refuse", nobody, "Inconnu."],
            &["practitioner", "revoke", nobody, "N’exerce plus."],
            &["practitioner", "reconsider", nobody],
        ] {
            let told = operator.run(arguments, "");
            assert!(!told.success && told.err.contains("nobody"), "{told:?}");
        }
    }

    #[test]
    fn serve_names_what_it_misses() {
        let operator = Operator::with_database();
        for (without, named) in [
            ("CALEPIN_SMTP_URL", "CALEPIN_SMTP_URL: not set"),
            ("CALEPIN_SMS_URL", "CALEPIN_SMS_URL: not set"),
            ("CALEPIN_SITE_ROOT", "CALEPIN_SITE_ROOT"),
            ("CALEPIN_KEY_FILE", "CALEPIN_KEY_FILE"),
        ] {
            let refused = operator.without(without).run(&["serve"], "");
            assert!(
                !refused.success && refused.err.contains(named),
                "{refused:?}"
            );
        }
    }
}
