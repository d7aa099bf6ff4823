//! French: registering.

use domain::account::password::Strength;

use domain::french::de;

use crate::text::registration::Registration;

pub(in crate::text) static REGISTRATION: Registration = Registration {
    step: |step| format!("Inscription, étape {step} sur\u{a0}4"),
    title: "Créez votre compte",
    lead: "Il vous faudra votre téléphone mobile, pour un code par SMS, et vos e\u{2011}mails, pour un lien. Comptez 3\u{a0}minutes.",
    towards: |first_name| {
        format!(
            "Ensuite, vous ajouterez le carnet {}{first_name}.",
            de(first_name)
        )
    },
    first_name: "Votre prénom",
    family_name: "Votre nom",
    email_hint: "Elle servira à vous connecter.",
    confirmation: "Le même mot de passe, une seconde fois",
    rules: "Votre mot de passe\u{a0}:",
    rule: [
        "au moins 8\u{a0}caractères",
        "au moins un chiffre",
        "au moins une minuscule",
        "au moins une majuscule",
        "sans le début de votre adresse e\u{2011}mail (avant le @)",
        "saisi deux fois à l’identique",
    ],
    not_the_address: "Il ne doit pas contenir le début de votre adresse e\u{2011}mail (avant le @).",
    met: "c’est bon",
    unmet: "il manque",
    incomplete: "Mot de passe encore incomplet",
    too_long: "Mot de passe trop long\u{a0}: 128\u{a0}caractères au plus",
    strength: |strength| match strength {
        Strength::Fair => "Mot de passe moyen. Plus long, il serait plus sûr.",
        Strength::Good => "Bon mot de passe",
        Strength::Strong => "Très bon mot de passe",
    },
    sign_up: "S'inscrire",
    have_account: "Vous avez déjà un compte\u{a0}?",
    mobile_title: "Quel est votre numéro de mobile\u{a0}?",
    mobile_lead: "Nous y envoyons un code par SMS, maintenant et à chaque connexion, pour protéger vos données.",
    mobile: "Numéro de mobile",
    mobile_hint: "Un mobile français. Par exemple\u{a0}: 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
    correct_identity: "Corriger votre nom ou votre adresse e-mail",
    correct_number: "Corriger le numéro",
    mail_title: "Consultez vos e\u{2011}mails",
    mail_sent_to: "Nous avons envoyé un e\u{2011}mail à",
    mail_lead: "Ouvrez-le, et suivez le lien «\u{a0}Confirmer mon adresse e-mail\u{a0}».",
    mail_ends_in: "Le lien est encore valable pendant",
    mail_waits: "Gardez cette page ouverte\u{a0}: elle continuera toute seule quand l’adresse sera confirmée, même depuis un autre appareil.",
    mail_help: "Rien reçu\u{a0}? Regardez dans les indésirables, et vérifiez l’adresse ci-dessus.",
    resend_mail: "Renvoyer l’e-mail",
    resend_mail_in: "Nouvel envoi possible dans",
    mail_resent: "L’e\u{2011}mail est renvoyé. Le délai indiqué ci-dessous ne change pas.",
    no_more_mails: "L’e\u{2011}mail a été envoyé 4\u{a0}fois\u{a0}: attendez-le encore un peu.",
    demo_mail: "Démonstration\u{a0}: l’e\u{2011}mail se lit sur la page des messages.",
    confirmed_title: "Votre adresse est confirmée",
    confirmed_lead: "Votre compte est créé.",
    go_on: "Continuer",
    expired: (
        "L’inscription est à recommencer",
        "Le délai est passé. Votre nom et votre adresse e\u{2011}mail seront déjà remplis. Si vous avez reçu une invitation, elle n’est pas perdue.",
    ),
    start_again: "Recommencer l’inscription",
    confirm_number: |ending| {
        format!(
            "Les codes de connexion iront au mobile qui finit par\u{a0}{ending}. Ce n’est pas le vôtre\u{a0}? Ne confirmez pas et fermez cette page\u{a0}: aucun compte ne sera créé."
        )
    },
    confirm_title: "Confirmez votre adresse e\u{2011}mail",
    confirm_lead: "Dernière étape de votre inscription\u{a0}: confirmez que l’adresse où vous avez reçu notre e\u{2011}mail est bien la vôtre.",
    confirm: "Confirmer mon adresse e-mail",
    confirmed_elsewhere: (
        "Votre adresse est confirmée",
        "Votre compte est créé. Revenez à la page où vous avez commencé votre inscription\u{a0}: elle continuera toute seule. Vous pouvez aussi vous connecter ici.",
    ),
    link_expired: (
        "Ce lien n’est plus valable",
        "Il a duré 10\u{a0}minutes, et elles sont passées. Revenez à la page où vous avez commencé votre inscription, ou recommencez ici.",
    ),
    link_taken: (
        "Cette adresse a déjà un compte",
        "Vous avez déjà confirmé une autre inscription avec cette adresse. Connectez-vous avec le mot de passe choisi cette fois-là.",
    ),
    link_unknown: (
        "Ce lien n’est pas reconnu",
        "Il est incomplet, ou ne fonctionne plus. Ouvrez-le à nouveau depuis l’e\u{2011}mail. Si vous revoyez cette page, connectez-vous ou recommencez l’inscription.",
    ),
    abandon: "Abandonner cette inscription",
    abandon_help: "Sur un ordinateur partagé, ne laissez rien\u{a0}:",
    abandoned: "L’inscription est abandonnée. Rien de ce que vous avez saisi n’est resté sur cet appareil.",
    not_here: (
        "Cette inscription n’est pas ouverte ici",
        "Elle a été commencée dans un autre navigateur, ou elle est terminée, ou abandonnée. Continuez là où vous l’avez commencée, ou recommencez ici. Si vous avez reçu une invitation, elle n’est pas perdue.",
    ),
};
