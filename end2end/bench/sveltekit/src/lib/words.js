/** The landing page's words, as in Calepin. */
export const words = {
  fr: {
    other: 'en',
    description: 'Le carnet de vaccination numérique : tenu par votre professionnel de santé, partagé avec vous.',
    skip: 'Aller au contenu',
    otherLanguage: 'English',
    footer: 'Calepin, carnet de vaccination numérique. Logiciel libre.',
    title: 'Votre carnet de vaccination, pour la vie',
    lead: 'Votre professionnel de santé tient votre carnet, puis le partage avec vous. Vous le retrouvez sur votre téléphone, à jour, pour vous et vos proches.',
    signIn: 'Se connecter',
    patient: [
      'Vous avez reçu un lien ou un QR-code\u{a0}?',
      'Ouvrez le lien, ou scannez le code avec l’appareil photo de votre téléphone. Vous avez déjà un compte\u{a0}? Connectez-vous. Vous n’avez pas de lien\u{a0}? Demandez-le à votre professionnel de santé.',
    ],
    practitioner: [
      'Vous êtes professionnel de santé\u{a0}?',
      'Connectez-vous pour ouvrir votre patientèle et partager un carnet avec son titulaire. Pas encore de compte\u{a0}?',
    ],
    register: 'Créer un compte professionnel',
  },
  en: {
    other: 'fr',
    description: 'The electronic vaccination record: kept by your practitioner, shared with you.',
    skip: 'Skip to the content',
    otherLanguage: 'Français',
    footer: 'Calepin, electronic vaccination record. Open source.',
    title: 'Your vaccination record, for life',
    lead: 'Your practitioner keeps your record, then shares it with you. You will find it on your phone, up to date, for you and your family.',
    signIn: 'Sign in',
    patient: [
      'Have you received a link or a QR code?',
      'Open the link, or scan the code with your phone’s camera. Already have an account? Sign in. No link? Ask your practitioner for one.',
    ],
    practitioner: ['Are you a practitioner?', 'Sign in to open your patient list and share a record with its holder. No account yet?'],
    register: 'Create a practitioner account',
  },
}
