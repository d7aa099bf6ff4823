//! Valences: what a vaccine holds against one disease, as fine as the schedule needs and no finer.

use super::disease::Disease;

/// How a valence acts, as far as intervals between doses depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Holds nothing that lives or multiplies.
    Inactivated,
    /// A live virus, injected: another one is given on the same day, or after an interval.
    LiveVirus,
    /// A live virus that is swallowed or inhaled: rotavirus, oral polio, nasal influenza.
    LiveVirusMucosal,
    /// A live bacterium: BCG, oral typhoid and cholera.
    LiveBacterium,
    /// Antibodies, not a vaccine: protects for a season, counts as no dose.
    Antibody,
    /// Not known: NUVA does not say, or the disease has live vaccines and others.
    Unspecified,
}

macro_rules! valences {
    ($($name:ident $disease:ident $nature:ident $([$($nuva:ident)+])+;)*) => {
        /// A part of a vaccine that protects against one disease. The variant without a kind (`HepatitisB`, `Zoster`)
        /// is that of a vaccine of which only the disease is known.
        #[expect(missing_docs, reason = "each is its disease and its kind, in the words of the leaflets")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Valence { $($name,)* }

        impl Valence {
            /// Every valence.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The disease it protects against.
            pub const fn disease(self) -> Disease {
                match self { $(Self::$name => Disease::$disease,)* }
            }

            /// How it acts.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$name => Nature::$nature,)* }
            }

            /// What NUVA calls it: all the codes of one of these lists, or finer ones below them.
            pub const fn nuva(self) -> &'static [&'static [&'static str]] {
                match self { $(Self::$name => &[$(&[$(stringify!($nuva)),+]),+],)* }
            }
        }
    };
}

// Valence, disease, nature, NUVA's codes: [all of these] or [all of those]. A code stands for the finer ones below it,
// as long as no other line names them. `Reduced` is the dose for adults (d, ca).
valences! {
    Diphtheria                  Diphtheria   Inactivated [VAL097];
    DiphtheriaReduced           Diphtheria   Inactivated [VAL034];
    DiphtheriaUnspecified       Diphtheria   Inactivated [VAL083];
    Tetanus                     Tetanus      Inactivated [VAL067];
    PertussisWholeCell          Pertussis    Inactivated [VAL010];
    PertussisAcellular          Pertussis    Inactivated [VAL008];
    PertussisAcellularReduced   Pertussis    Inactivated [VAL017];
    PertussisUnspecified        Pertussis    Inactivated [VAL003];
    PolioInactivated            Poliomyelitis Inactivated [VAL056];
    PolioOral                   Poliomyelitis LiveVirusMucosal [VAL132 VAL033 VAL085];
    PolioOralTypes1And3         Poliomyelitis LiveVirusMucosal [VAL132 VAL085];
    PolioOralOneType            Poliomyelitis LiveVirusMucosal [VAL133];
    PolioUnspecified            Poliomyelitis Unspecified [VAL042];
    Hib                         Hib          Inactivated [VAL177];

    HepatitisB5                 HepatitisB   Inactivated [VAL170];
    HepatitisB10                HepatitisB   Inactivated [VAL114];
    HepatitisB20                HepatitisB   Inactivated [VAL115];
    HepatitisB40                HepatitisB   Inactivated [VAL012];
    HepatitisB                  HepatitisB   Inactivated [VAL068];
    HepatitisAPaediatric        HepatitisA   Inactivated [VAL283];
    HepatitisAAdult             HepatitisA   Inactivated [VAL284];
    HepatitisAInactivated       HepatitisA   Inactivated [VAL125];
    HepatitisA                  HepatitisA   Unspecified [VAL288];
    HepatitisE                  HepatitisE   Inactivated [VAL102];

    Pcv7                        Pneumococcal Inactivated [VAL188 VAL191 VAL194 VAL198 VAL200 VAL202 VAL204];
    Pcv10                       Pneumococcal Inactivated [VAL186 VAL188 VAL189 VAL191 VAL192 VAL194 VAL198 VAL200 VAL202 VAL204];
    Pcv13                       Pneumococcal Inactivated [VAL186 VAL187 VAL188 VAL189 VAL190 VAL191 VAL192 VAL194 VAL198 VAL200 VAL201 VAL202 VAL204];
    Pcv15                       Pneumococcal Inactivated [VAL186 VAL187 VAL188 VAL189 VAL190 VAL191 VAL192 VAL194 VAL198 VAL200 VAL201 VAL202 VAL203 VAL204 VAL205];
    Pcv20                       Pneumococcal Inactivated [VAL186 VAL187 VAL188 VAL189 VAL190 VAL191 VAL192 VAL193 VAL194 VAL195 VAL196 VAL197 VAL198 VAL199 VAL200 VAL201 VAL202 VAL203 VAL204 VAL205];
    Pcv21                       Pneumococcal Inactivated [VAL187 VAL190 VAL192 VAL193 VAL195 VAL196 VAL197 VAL199 VAL201 VAL203 VAL205 VAL354 VAL355 VAL369 VAL370 VAL371 VAL372 VAL373 VAL374 VAL375 VAL376 VAL377];
    Pcv                         Pneumococcal Inactivated [VAL184];
    Ppv15                       Pneumococcal Inactivated [VAL206 VAL207 VAL208 VAL209 VAL211 VAL212 VAL213 VAL214 VAL217 VAL218 VAL219 VAL221 VAL223 VAL225 VAL228];
    Ppv23                       Pneumococcal Inactivated [VAL206 VAL207 VAL208 VAL209 VAL210 VAL211 VAL212 VAL213 VAL214 VAL215 VAL216 VAL217 VAL218 VAL219 VAL220 VAL222 VAL223 VAL224 VAL225 VAL226 VAL227 VAL228 VAL229];
    Ppv                         Pneumococcal Inactivated [VAL185];
    Pneumococcal                Pneumococcal Inactivated [VAL105];

    MenBFourComponents          MeningococcalB Inactivated [VAL098];
    MenBFhbp                    MeningococcalB Inactivated [VAL072];
    MenBOuterMembrane           MeningococcalB Inactivated [VAL026];
    MenB                        MeningococcalB Inactivated [VAL118];
    MenCConjugate               MeningococcalC Inactivated [VAL057];
    MenCPolysaccharide          MeningococcalC Inactivated [VAL137];
    MenAwyConjugate             MeningococcalAcwy Inactivated [VAL041 VAL136 VAL078];
    MenAwyPolysaccharide        MeningococcalAcwy Inactivated [VAL037 VAL138 VAL139];
    MenAConjugate               MeningococcalA Inactivated [VAL041];
    MenAPolysaccharide          MeningococcalA Inactivated [VAL037];
    MenA                        MeningococcalA Inactivated [VAL297];

    Measles                     Measles      LiveVirus [VAL005];
    Mumps                       Mumps        LiveVirus [VAL077];
    Rubella                     Rubella      LiveVirus [VAL079];
    Varicella                   Varicella    LiveVirus [VAL044];
    ZosterLive                  Zoster       LiveVirus [VAL020];
    ZosterRecombinant           Zoster       Inactivated [VAL159];
    Zoster                      Zoster       Unspecified [VAL160];
    RotavirusMonovalent         Rotavirus    LiveVirusMucosal [VAL141];
    RotavirusPentavalent        Rotavirus    LiveVirusMucosal [VAL123];
    Rotavirus                   Rotavirus    LiveVirusMucosal [VAL106];
    Hpv2                        Hpv          Inactivated [VAL113 VAL240 VAL241];
    Hpv4                        Hpv          Inactivated [VAL052 VAL238 VAL239 VAL240 VAL241];
    Hpv9                        Hpv          Inactivated [VAL036 VAL238 VAL239 VAL240 VAL241 VAL242 VAL243 VAL244 VAL245 VAL246];
    Hpv                         Hpv          Inactivated [VAL082];

    InfluenzaInactivated        Influenza    Inactivated [VAL364];
    InfluenzaHighDose           Influenza    Inactivated [VAL094] [VAL074];
    InfluenzaLive               Influenza    LiveVirusMucosal [VAL140];
    InfluenzaPandemic2009       Influenza    Inactivated [VAL099];
    Influenza                   Influenza    Unspecified [VAL128];
    AvianInfluenza              AvianInfluenza Inactivated [VAL386];
    CovidMrna                   Covid19      Inactivated [VAL168];
    CovidVector                 Covid19      Inactivated [VAL163];
    CovidProtein                Covid19      Inactivated [VAL053];
    CovidWholeVirion            Covid19      Inactivated [VAL076];
    Covid                       Covid19      Unspecified [VAL157];
    RsvVaccine                  Rsv          Inactivated [VAL318];
    RsvAntibody                 Rsv          Antibody [VAL317];

    Bcg                         Tuberculosis LiveBacterium [VAL096];
    YellowFever                 YellowFever  LiveVirus [VAL092];
    TyphoidPolysaccharide       Typhoid      Inactivated [VAL032];
    TyphoidOralLive             Typhoid      LiveBacterium [VAL091];
    TyphoidWholeCell            Typhoid      Inactivated [VAL071];
    Paratyphoid                 Typhoid      Inactivated [VAL045];
    Typhoid                     Typhoid      Unspecified [VAL014];
    Rabies                      Rabies       Inactivated [VAL080];
    JapaneseEncephalitisInactivated JapaneseEncephalitis Inactivated [VAL089];
    JapaneseEncephalitisLive    JapaneseEncephalitis LiveVirus [VAL248];
    JapaneseEncephalitis        JapaneseEncephalitis Unspecified [VAL249];
    TickBorneEncephalitis       TickBorneEncephalitis Inactivated [VAL031];
    CholeraOralInactivated      Cholera      Inactivated [VAL021];
    CholeraOralLive             Cholera      LiveBacterium [VAL124];
    CholeraInjected             Cholera      Inactivated [VAL004];
    Cholera                     Cholera      Unspecified [VAL081];
    DengueLive                  Dengue       LiveVirus [VAL065] [VAL087];
    Dengue                      Dengue       Unspecified [VAL150];
    ChikungunyaLive             Chikungunya  LiveVirus [VAL060];
    ChikungunyaVlp              Chikungunya  Inactivated [VAL391];
    Chikungunya                 Chikungunya  Unspecified [VAL390];
    Leptospirosis               Leptospirosis Inactivated [VAL075];
    SmallpoxLive                Smallpox     LiveVirus [VAL022];
    SmallpoxNonReplicating      Smallpox     Inactivated [VAL296];
    EbolaReplicating            Ebola        LiveVirus [VAL007];
    EbolaNonReplicating         Ebola        Inactivated [VAL108] [VAL109];
    Ebola                       Ebola        Unspecified [VAL126];
    Malaria                     Malaria      Inactivated [VAL025];
    Brucellosis                 Brucellosis  Unspecified [VAL006];
    Typhus                      Typhus       Unspecified [VAL046];
    Plague                      Plague       Unspecified [VAL422];
    Anthrax                     Anthrax      Unspecified [VAL340];
}
