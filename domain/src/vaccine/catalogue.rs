//! The catalogue's sheet: one vaccine a line. docs/vaccines.md says how to read, change and check it.
//!
//! NUVA's, ATC's and CIS codes and what each vaccine holds come from NUVA 1.3.23, the Unified Nomenclature of Vaccines
//! of the International Vaccine Codes Initiative (<https://ivci.org>), under CC BY 4.0; the choice of vaccines, their
//! keys, some names and the grouping of valences are Calepin's.
//! `make nuva DIR=…` compares each line with a release of NUVA.

use super::{
    product::{Naming, Product},
    valence::Valence,
};

macro_rules! sheet {
    ($($naming:ident: $($key:literal | $name:literal | $nuva:ident | $($atc:ident)? | $($cis:literal)* | $($valence:ident)+;)+)+) => {
        /// Every line of the sheet.
        pub(super) static PRODUCTS: &[Product] = &[$($(Product {
            key: $key,
            name: $name,
            naming: Naming::$naming,
            nuva: stringify!($nuva),
            atc: sheet!(@option $($atc)?),
            cis: &[$(stringify!($cis)),*],
            valences: &[$(Valence::$valence),+],
        },)+)+];
    };
    (@option) => { None };
    (@option $atc:ident) => { Some(stringify!($atc)) };
}

// key | name on the box | NUVA | ATC | CIS | what it holds
sheet! {
    Named:
    // Diphtheria, tetanus, poliomyelitis, pertussis, and combinations with them
    "diftavax"                                               | "DIFTAVAX"                                               | VAC0172 | J07AM51 | 60449213 62127143 63978823 | Diphtheria Tetanus;
    "dt-bis"                                                 | "DT BIS"                                                 | VAC0070 | J07AM51 |                            | Diphtheria Tetanus;
    "dt-merieux"                                             | "DT MERIEUX"                                             | VAC0220 | J07AM51 |                            | Diphtheria Tetanus;
    "dtvax"                                                  | "DTVax"                                                  | VAC0076 | J07AM51 | 64068761 66029173 66313316 | Diphtheria Tetanus;
    "imovax-dt"                                              | "IMOVAX D.T."                                            | VAC0254 | J07AM51 |                            | Diphtheria Tetanus;
    "ipad-dt"                                                | "IPAD DT"                                                | VAC0637 | J07AM51 |                            | Diphtheria Tetanus;
    "vaccin-diphterique-et-tetanique-adsorbe"                | "VACCIN DIPHTERIQUE ET TETANIQUE ADSORBE"                | VAC0527 | J07AM51 |                            | Diphtheria Tetanus;
    "dt-coq-merieux"                                         | "D.T. COQ MERIEUX"                                       | VAC0074 | J07AJ51 | 62245818 66682480          | Diphtheria Tetanus PertussisWholeCell;
    "tetracoq"                                               | "TETRACOQ"                                               | VAC0063 |         | 62224329 69960198          | Diphtheria Tetanus PertussisWholeCell PolioInactivated;
    "pent-hibest"                                            | "PENT-HIBEST"                                            | VAC0139 | J07CA06 | 65581667 69510030          | Diphtheria Tetanus PertussisWholeCell PolioInactivated Hib;
    "pentacoq"                                               | "PENTACOQ"                                               | VAC0064 | J07CA06 | 60906295 66878269 69225227 | Diphtheria Tetanus PertussisWholeCell PolioInactivated Hib;
    "tetract-hib"                                            | "TETRACT-HIB"                                            | VAC0390 | J07AG51 | 64037506 64678177 69742160 | Diphtheria Tetanus PertussisWholeCell Hib;
    "quinvaxem"                                              | "QUINVAXEM"                                              | VAC0470 | J07CA11 |                            | Diphtheria Tetanus PertussisWholeCell Hib HepatitisB10;
    "infanrix"                                               | "INFANRIX"                                               | VAC0264 | J07AJ52 |                            | Diphtheria Tetanus PertussisAcellular;
    "dtcp-pasteur"                                           | "DTCP PASTEUR"                                           | VAC0066 |         | 61485073 67956272 69344053 | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "infanrix-ipv"                                           | "INFANRIX-IPV"                                           | VAC0569 |         |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "infanrix-polio"                                         | "INFANRIX-POLIO"                                         | VAC0515 |         |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "infanrixtetra"                                          | "INFANRIXTETRA"                                          | VAC0051 |         | 61294723 69777706          | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "tetravac-acellulaire"                                   | "TETRAVAC-ACELLULAIRE"                                   | VAC0037 |         | 66543281                   | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "tetraxim"                                               | "TETRAXIM"                                               | VAC0544 |         | 61779744 67628592          | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "infanrix-ipv-hib"                                       | "INFANRIX-IPV/HIB"                                       | VAC1045 | J07CA06 |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "infanrix-polio-hib-nourrissons"                         | "INFANRIX POLIO HIB NOURRISSONS"                         | VAC0504 | J07CA06 |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "infanrixquinta"                                         | "INFANRIXQUINTA"                                         | VAC0015 | J07CA06 | 69543678                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "pediacel"                                               | "PEDIACEL"                                               | VAC0554 | J07CA06 | 63449001                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "pentavac"                                               | "PENTAVAC"                                               | VAC0023 | J07CA06 | 69811279                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "pentaxim"                                               | "PENTAXIM"                                               | VAC0488 | J07CA06 | 68511072                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib;
    "hexacima"                                               | "HEXACIMA"                                               | VAC0507 | J07CA09 |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "hexavac"                                                | "HEXAVAC"                                                | VAC0098 | J07CA09 | 68412220                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "hexaxim"                                                | "HEXAXIM"                                                | VAC0543 | J07CA09 |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "hexyon"                                                 | "HEXYON"                                                 | VAC0510 | J07CA09 | 60645557 63483103          | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "infanrix-hexa"                                          | "INFANRIX HEXA"                                          | VAC0014 | J07CA09 | 62966063                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "vaxelis"                                                | "VAXELIS"                                                | VAC0535 | J07CA09 | 69688620                   | Diphtheria Tetanus PertussisAcellular PolioInactivated Hib HepatitisB10;
    "infanrix-penta"                                         | "INFANRIX PENTA"                                         | VAC0525 | J07CA12 |                            | Diphtheria Tetanus PertussisAcellular PolioInactivated HepatitisB10;
    "dt-polio-merieux"                                       | "D.T. POLIO MERIEUX"                                     | VAC0004 | J07CA01 | 60737692                   | Diphtheria Tetanus PolioInactivated;
    "vaccin-dtp-pasteur"                                     | "Vaccin D.T.P. PASTEUR"                                  | VAC0542 | J07CA01 | 66045366                   | Diphtheria Tetanus PolioInactivated;
    "dt-bis-rudivax"                                         | "D.T. BIS - RUDIVAX"                                     | VAC0071 | J07CA03 |                            | Diphtheria Tetanus Rubella;
    "vaccin-dt-tab-pasteur"                                  | "VACCIN DT TAB PASTEUR"                                  | VAC0093 |         |                            | Diphtheria Tetanus TyphoidWholeCell Paratyphoid;
    "boostrix"                                               | "BOOSTRIX"                                               | VAC0541 | J07AJ52 | 64849952                   | DiphtheriaReduced Tetanus PertussisAcellularReduced;
    "covaxis"                                                | "COVAXIS"                                                | VAC0478 | J07AJ52 |                            | DiphtheriaReduced Tetanus PertussisAcellularReduced;
    "triaxis"                                                | "TRIAXIS"                                                | VAC0479 | J07AJ52 | 62497235 67095728          | DiphtheriaReduced Tetanus PertussisAcellularReduced;
    "boostrix-polio"                                         | "BOOSTRIX-POLIO"                                         | VAC0568 | J07CA02 |                            | DiphtheriaReduced Tetanus PertussisAcellularReduced PolioInactivated;
    "boostrixtetra"                                          | "BOOSTRIXTETRA"                                          | VAC0043 | J07CA02 | 62404793 62996633          | DiphtheriaReduced Tetanus PertussisAcellularReduced PolioInactivated;
    "repevax"                                                | "REPEVAX"                                                | VAC0029 | J07CA02 | 67619892                   | DiphtheriaReduced Tetanus PertussisAcellularReduced PolioInactivated;
    "triaxis-polio"                                          | "TRIAXIS POLIO"                                          | VAC0736 | J07CA02 |                            | DiphtheriaReduced Tetanus PertussisAcellularReduced PolioInactivated;
    "dultavax"                                               | "DULTAVAX"                                               | VAC0546 | J07CA01 | 67968260                   | DiphtheriaReduced Tetanus PolioInactivated;
    "revaxis"                                                | "REVAXIS"                                                | VAC0030 | J07CA01 | 60917345                   | DiphtheriaReduced Tetanus PolioInactivated;
    "ipad-t"                                                 | "IPAD T"                                                 | VAC0540 | J07AM01 |                            | Tetanus;
    "tetavax"                                                | "TETAVAX"                                                | VAC0086 | J07AM01 | 62105257 63715815 66344226 | Tetanus;
    "vaccin-tetanique-pasteur"                               | "VACCIN TETANIQUE PASTEUR"                               | VAC0056 | J07AM01 | 60017659 65076266 68747507 | Tetanus;
    "ipad-tp"                                                | "IPAD TP"                                                | VAC0267 |         |                            | Tetanus PolioInactivated;
    "t-polio-merieux"                                        | "T POLIO MERIEUX"                                        | VAC0085 |         | 69220326                   | Tetanus PolioInactivated;
    "vaccin-tp-pasteur"                                      | "VACCIN T.P. PASTEUR"                                    | VAC0615 |         | 68821434                   | Tetanus PolioInactivated;
    "tetagrip"                                               | "TETAGRIP"                                               | VAC0036 |         | 68015521                   | Tetanus InfluenzaInactivated;
    "vaxicoq"                                                | "VAXICOQ"                                                | VAC0087 | J07AJ01 |                            | PertussisWholeCell;
    "imovax-polio"                                           | "IMOVAX POLIO"                                           | VAC0013 | J07BF03 | 60558497 63513354          | PolioInactivated;
    "ipad-polio"                                             | "IPAD POLIO"                                             | VAC0638 | J07BF03 |                            | PolioInactivated;
    "salk"                                                   | "SALK"                                                   | VAC0373 | J07BF03 |                            | PolioInactivated;
    "opvero"                                                 | "OPVERO"                                                 | VAC0632 | J07BF02 | 62266716                   | PolioOral;
    "orimune"                                                | "ORIMUNE"                                                | VAC0321 | J07BF02 |                            | PolioOral;
    "vaccin-sabin-poliovac-merieux"                          | "VACCIN SABIN POLIOVAC MERIEUX"                          | VAC0094 | J07BF02 |                            | PolioOral;
    "vaccin-poliomyelitique-oral-bivalent-types-1-et-3"      | "VACCIN POLIOMYELITIQUE ORAL BIVALENT TYPES 1 et 3"      | VAC0846 | J07BF04 | 64968141                   | PolioOralTypes1And3;

    // Haemophilus influenzae b
    "act-hib"                                                | "ACT-HIB"                                                | VAC0001 | J07AG01 | 61104024 62304711          | Hib;
    "hiberix"                                                | "HIBERIX"                                                | VAC0570 | J07AG01 | 62216574                   | Hib;
    "hibest"                                                 | "HIBEST"                                                 | VAC0505 | J07AG01 | 68979473                   | Hib;
    "hibtiter"                                               | "HIBTITER"                                               | VAC0247 | J07AG01 | 62565946                   | Hib;
    "immu-philus"                                            | "IMMU-PHILUS"                                            | VAC0947 | J07AG01 |                            | Hib;
    "pedvaxhib"                                              | "PEDVAXHIB"                                              | VAC0326 | J07AG01 |                            | Hib;
    "menitorix"                                              | "MENITORIX"                                              | VAC0556 | J07AG53 |                            | Hib MenCConjugate;

    // Hepatitis A and B
    "hb-vax-dna-5-ug"                                        | "HB VAX DNA 5 µg"                                        | VAC0127 | J07BC01 | 62150850 68554928          | HepatitisB5;
    "hbvaxpro-5-ug"                                          | "HBVAXPRO 5 µg"                                          | VAC0011 | J07BC01 | 65402616 69352630          | HepatitisB5;
    "engerix-b-10-ug"                                        | "ENGERIX B 10 µg"                                        | VAC0045 | J07BC01 | 65782652 69819678          | HepatitisB10;
    "hb-vax-dna-10-ug"                                       | "HB VAX DNA 10 µg"                                       | VAC0128 | J07BC01 | 61781987 68716383          | HepatitisB10;
    "hbvaxpro-10-ug"                                         | "HBVAXPRO 10 µg"                                         | VAC0009 | J07BC01 | 64646891 67633301          | HepatitisB10;
    "twinrix-10-ug"                                          | "TWINRIX 10 µg"                                          | VAC0058 | J07BC20 | 64737775 69567686          | HepatitisB10 HepatitisAPaediatric;
    "mosquirix"                                              | "MOSQUIRIX"                                              | VAC0528 |         |                            | HepatitisB10 Malaria;
    "engerix-b-20-ug"                                        | "ENGERIX B 20 µg"                                        | VAC0046 | J07BC01 | 62279329 63624632          | HepatitisB20;
    "genhevac-b-pasteur"                                     | "GENHEVAC B PASTEUR"                                     | VAC0048 | J07BC01 | 60738424 62493849          | HepatitisB20;
    "twinrix-20-ug"                                          | "TWINRIX 20 µg"                                          | VAC0057 | J07BC20 | 63834164 65991659          | HepatitisB20 HepatitisAAdult;
    "fendrix"                                                | "FENDRIX"                                                | VAC0480 | J07BC01 | 61173458                   | HepatitisB40;
    "hb-vax-dna-40-ug"                                       | "HB VAX DNA 40 µg"                                       | VAC0129 | J07BC01 | 63011985                   | HepatitisB40;
    "hbvaxpro-40-ug"                                         | "HBVAXPRO 40 µg"                                         | VAC0010 | J07BC01 | 64757607                   | HepatitisB40;
    "hevac-b"                                                | "HEVAC B"                                                | VAC0126 |         |                            | HepatitisB;
    "avaxim-80-u-pediatrique"                                | "AVAXIM 80 U PEDIATRIQUE"                                | VAC0115 | J07BC02 | 63777215 63937933          | HepatitisAPaediatric;
    "havrix-360-u"                                           | "HAVRIX 360 U"                                           | VAC0067 | J07BC02 |                            | HepatitisAPaediatric;
    "havrix-720-u-0-5-ml"                                    | "HAVRIX 720 U/0,5 mL"                                    | VAC0050 | J07BC02 | 60152436 69617616          | HepatitisAPaediatric;
    "vaqta-25-u-0-5-ml"                                      | "VAQTA 25 U/0,5 mL"                                      | VAC0165 | J07BC02 | 66339492                   | HepatitisAPaediatric;
    "avaxim-160-u"                                           | "AVAXIM 160 U"                                           | VAC0003 | J07BC02 | 62756524                   | HepatitisAAdult;
    "havrix-1440-u-1ml"                                      | "HAVRIX 1440 U/1mL"                                      | VAC0049 | J07BC02 | 60386414 66600889          | HepatitisAAdult;
    "vaccin-hepatite-a-aventis-pasteur-msd"                  | "VACCIN HEPATITE A AVENTIS PASTEUR MSD"                  | VAC1020 | J07BC02 | 62830871                   | HepatitisAAdult;
    "vaqta-50-u"                                             | "VAQTA 50 U"                                             | VAC0166 | J07BC02 | 62087670                   | HepatitisAAdult;
    "epaxal"                                                 | "EPAXAL"                                                 | VAC0227 | J07BC02 | 64036265                   | HepatitisAInactivated;
    "hecolin"                                                | "HECOLIN"                                                | VAC0526 |         |                            | HepatitisE;

    // Pneumococci
    "prevenar"                                               | "PREVENAR"                                               | VAC0025 | J07AL02 | 64178243 65598079          | Pcv7;
    "prevnar"                                                | "PREVNAR"                                                | VAC0341 | J07AL02 |                            | Pcv7;
    "synflorix"                                              | "SYNFLORIX"                                              | VAC0083 | J07AL02 | 68957822                   | Pcv10;
    "prevenar-13"                                            | "PREVENAR 13"                                            | VAC0123 | J07AL02 | 67786749                   | Pcv13;
    "vaxneuvance"                                            | "VAXNEUVANCE"                                            | VAC0780 | J07AL02 | 64355843                   | Pcv15;
    "prevenar-20"                                            | "PREVENAR 20"                                            | VAC0900 | J07AL02 | 62189757                   | Pcv20;
    "prevnar-20"                                             | "PREVNAR 20"                                             | VAC0786 | J07AL02 |                            | Pcv20;
    "capvaxive"                                              | "CAPVAXIVE"                                              | VAC1254 | J07AL02 | 69077052                   | Pcv21;
    "vaccin-pneumococcique-sarbach"                          | "VACCIN PNEUMOCOCCIQUE SARBACH"                          | VAC0847 | J07AL01 | 69311587                   | Ppv15;
    "pneumo-23"                                              | "PNEUMO 23"                                              | VAC0024 | J07AL01 | 65861879 68819650          | Ppv23;
    "pneumovax"                                              | "PNEUMOVAX"                                              | VAC0336 | J07AL01 | 60614280 64964125 66229252 | Ppv23;
    "pnu-imune-23"                                           | "PNU-IMUNE 23"                                           | VAC0337 | J07AL01 | 69491701                   | Ppv23;
    "vaccin-pneumococcique-polyosidique-aventis-pasteur-msd" | "VACCIN PNEUMOCOCCIQUE POLYOSIDIQUE AVENTIS PASTEUR MSD" | VAC0936 | J07AL01 | 67638273                   | Ppv23;
    "vaccin-ccb-pasteur"                                     | "VACCIN CCB PASTEUR"                                     | VAC0091 |         |                            | Pneumococcal;

    // Meningococci
    "bexsero"                                                | "BEXSERO"                                                | VAC0495 | J07AH09 | 64493883                   | MenBFourComponents;
    "trumenba"                                               | "TRUMENBA"                                               | VAC0582 | J07AH09 | 65802140                   | MenBFhbp;
    "penbraya"                                               | "PENBRAYA"                                               | VAC1061 |         |                            | MenBFhbp MenCConjugate MenAwyConjugate;
    "menbvac"                                                | "MENBVAC"                                                | VAC0082 | J07AH06 |                            | MenBOuterMembrane;
    "meningitec"                                             | "MENINGITEC"                                             | VAC0019 | J07AH07 | 67503845 69391124          | MenCConjugate;
    "meninvact"                                              | "MENINVACT"                                              | VAC0099 | J07AH07 | 61895802                   | MenCConjugate;
    "meninvactkit"                                           | "MENINVACTKIT"                                           | VAC0631 | J07AH07 | 63179463                   | MenCConjugate;
    "menjugate-10-ug"                                        | "MENJUGATE 10 µg"                                        | VAC0534 | J07AH07 | 60245164 60334798 63301248 | MenCConjugate;
    "menjugatekit-10-ug"                                     | "MENJUGATEKIT 10 µg"                                     | VAC0020 | J07AH07 | 67973670                   | MenCConjugate;
    "neisvac"                                                | "NEISVAC"                                                | VAC0022 | J07AH07 | 69261547                   | MenCConjugate;
    "neisvac-c"                                              | "NEISVAC-C"                                              | VAC0850 | J07AH07 |                            | MenCConjugate;
    "menactra"                                               | "MENACTRA"                                               | VAC0103 | J07AH08 |                            | MenCConjugate MenAwyConjugate;
    "menquadfi"                                              | "MENQUADFI"                                              | VAC0594 | J07AH08 | 63064137                   | MenCConjugate MenAwyConjugate;
    "menveo"                                                 | "MENVEO"                                                 | VAC0141 | J07AH08 | 68046787                   | MenCConjugate MenAwyConjugate;
    "nimenrix"                                               | "NIMENRIX"                                               | VAC0486 | J07AH08 | 69241562                   | MenCConjugate MenAwyConjugate;
    "mencevax-acwy"                                          | "MENCEVAX ACWY"                                          | VAC0018 | J07AH04 | 61145626 62429031 64234891 | MenCPolysaccharide MenAwyPolysaccharide;
    "menomune"                                               | "MENOMUNE"                                               | VAC0069 | J07AH04 | 61286406                   | MenCPolysaccharide MenAwyPolysaccharide;
    "vaccin-meningococcique-a-c"                             | "VACCIN MENINGOCOCCIQUE A+C"                             | VAC0052 | J07AH03 | 61920725 65277632          | MenCPolysaccharide MenAPolysaccharide;
    "menafrivac"                                             | "MENAFRIVAC"                                             | VAC0293 | J07AH10 |                            | MenAConjugate;

    // Measles, mumps, rubella, varicella
    "attenuvax"                                              | "ATTENUVAX"                                              | VAC0192 | J07BD01 |                            | Measles;
    "rouvax"                                                 | "ROUVAX"                                                 | VAC0032 | J07BD01 | 60043248 65318260          | Measles;
    "immu-orr"                                               | "IMMU ORR"                                               | VAC0645 | J07BD52 | 61908445                   | Measles Mumps Rubella;
    "imovax-ror"                                             | "IMOVAX R.O.R."                                          | VAC0258 | J07BD52 |                            | Measles Mumps Rubella;
    "m-m-r-ii"                                               | "M-M-R II"                                               | VAC0286 | J07BD52 |                            | Measles Mumps Rubella;
    "m-m-rvaxpro"                                            | "M-M-RVAXPRO"                                            | VAC0017 | J07BD52 | 64269668 65194581          | Measles Mumps Rubella;
    "pluserix"                                               | "PLUSERIX"                                               | VAC0335 | J07BD52 |                            | Measles Mumps Rubella;
    "priorix"                                                | "PRIORIX"                                                | VAC0053 | J07BD52 | 61896473                   | Measles Mumps Rubella;
    "ror-sanofi-pasteur"                                     | "R.O.R SANOFI PASTEUR"                                   | VAC0116 | J07BD52 | 65513082                   | Measles Mumps Rubella;
    "ror-vax"                                                | "R.O.R. VAX"                                             | VAC0027 | J07BD52 | 67723510                   | Measles Mumps Rubella;
    "trimovax"                                               | "TRIMOVAX"                                               | VAC0489 | J07BD52 |                            | Measles Mumps Rubella;
    "priorix-tetra"                                          | "PRIORIX-TETRA"                                          | VAC0121 | J07BD54 | 66718236 67106701          | Measles Mumps Rubella Varicella;
    "proquad"                                                | "PROQUAD"                                                | VAC0174 | J07BD54 | 60250909 65767967          | Measles Mumps Rubella Varicella;
    "rudi-rouvax"                                            | "RUDI-ROUVAX"                                            | VAC0078 | J07BD53 | 66653055                   | Measles Rubella;
    "imovax-oreillons"                                       | "IMOVAX OREILLONS"                                       | VAC0077 | J07BE01 | 63661513                   | Mumps;
    "vaccin-oreillons-aventis-pasteur-msd"                   | "VACCIN OREILLONS AVENTIS PASTEUR MSD"                   | VAC0934 | J07BE01 | 66630665                   | Mumps;
    "rudivax"                                                | "RUDIVAX"                                                | VAC0033 | J07BJ01 | 64774663                   | Rubella;
    "vaccin-varicelle-merieux"                               | "VACCIN VARICELLE MERIEUX"                               | VAC0120 | J07BK01 |                            | Varicella;
    "varilrix"                                               | "VARILRIX"                                               | VAC0060 | J07BK01 | 62521070                   | Varicella;
    "varivax"                                                | "VARIVAX"                                                | VAC0061 | J07BK01 | 69201849                   | Varicella;

    // Zoster
    "zostavax"                                               | "ZOSTAVAX"                                               | VAC0161 | J07BK02 | 60956323 61060930          | ZosterLive;
    "shingrix"                                               | "SHINGRIX"                                               | VAC0567 | J07BK03 | 62887096                   | ZosterRecombinant;

    // Rotavirus
    "rotarix"                                                | "ROTARIX"                                                | VAC0514 | J07BH01 | 60755263 60886387 64984697 | RotavirusMonovalent;
    "rotateq"                                                | "ROTATEQ"                                                | VAC0031 | J07BH02 | 66396810                   | RotavirusPentavalent;

    // Papillomaviruses
    "cervarix"                                               | "CERVARIX"                                               | VAC0044 | J07BM02 | 64098181 64995512          | Hpv2;
    "gardasil"                                               | "GARDASIL"                                               | VAC0007 | J07BM01 | 68005349 69604608          | Hpv4;
    "silgard"                                                | "SILGARD"                                                | VAC0511 | J07BM01 |                            | Hpv4;
    "gardasil-9"                                             | "GARDASIL 9"                                             | VAC0523 | J07BM03 | 61429103 65017887          | Hpv9;

    // Influenza
    "addigrip"                                               | "ADDIGRIP"                                               | VAC0840 | J07BB02 | 69539345                   | InfluenzaInactivated;
    "afluria"                                                | "AFLURIA"                                                | VAC0492 | J07BB02 | 63263203                   | InfluenzaInactivated;
    "agriflu"                                                | "AGRIFLU"                                                | VAC0573 | J07BB02 |                            | InfluenzaInactivated;
    "agrippal"                                               | "AGRIPPAL"                                               | VAC0002 | J07BB02 | 61921204                   | InfluenzaInactivated;
    "batrevac"                                               | "BATREVAC"                                               | VAC0779 | J07BB02 | 63060594                   | InfluenzaInactivated;
    "fluad"                                                  | "FLUAD"                                                  | VAC0230 | J07BB02 | 64090291                   | InfluenzaInactivated;
    "fluad-tetra"                                            | "FLUAD TETRA"                                            | VAC0836 | J07BB02 | 60094805                   | InfluenzaInactivated;
    "fluarix"                                                | "FLUARIX"                                                | VAC0047 | J07BB02 | 69447142                   | InfluenzaInactivated;
    "fluarixtetra"                                           | "FLUARIXTETRA"                                           | VAC0517 | J07BB02 | 62464573                   | InfluenzaInactivated;
    "flucelvax"                                              | "FLUCELVAX"                                              | VAC0926 |         | 62752472                   | InfluenzaInactivated;
    "flucelvax-tetra"                                        | "FLUCELVAX TETRA"                                        | VAC0595 |         | 60590648                   | InfluenzaInactivated;
    "fluvirine"                                              | "FLUVIRINE"                                              | VAC0006 | J07BB02 | 65577284                   | InfluenzaInactivated;
    "gripguard"                                              | "GRIPGUARD"                                              | VAC0008 | J07BB02 | 67230624                   | InfluenzaInactivated;
    "immugrip"                                               | "IMMUGRIP"                                               | VAC0012 | J07BB02 | 65393793                   | InfluenzaInactivated;
    "imovax-grippe"                                          | "IMOVAX GRIPPE"                                          | VAC0255 | J07BB02 |                            | InfluenzaInactivated;
    "influvac"                                               | "INFLUVAC"                                               | VAC0016 | J07BB02 | 62027876 63156183 69976327 | InfluenzaInactivated;
    "influvac-0-25-ml"                                       | "INFLUVAC 0,25 mL"                                       | VAC0841 | J07BB02 | 66481278                   | InfluenzaInactivated;
    "influvac-tetra"                                         | "INFLUVAC TETRA"                                         | VAC0562 | J07BB02 | 60716805                   | InfluenzaInactivated;
    "intanza"                                                | "INTANZA"                                                | VAC0140 | J07BB02 | 69532557                   | InfluenzaInactivated;
    "intanza-9-ug"                                           | "INTANZA 9 µg"                                           | VAC0164 | J07BB02 | 62023917                   | InfluenzaInactivated;
    "mutagrip"                                               | "MUTAGRIP"                                               | VAC0021 | J07BB02 | 63483669 67469994 67933188 | InfluenzaInactivated;
    "optaflu"                                                | "OPTAFLU"                                                | VAC0169 | J07BB02 | 68471674                   | InfluenzaInactivated;
    "previgrip"                                              | "PREVIGRIP"                                              | VAC0026 | J07BB02 | 68587814                   | InfluenzaInactivated;
    "supemtek-tetra"                                         | "SUPEMTEK TETRA"                                         | VAC0871 |         |                            | InfluenzaInactivated;
    "vaccin-grippal-ronchese"                                | "VACCIN GRIPPAL RONCHESE"                                | VAC0096 | J07BB02 |                            | InfluenzaInactivated;
    "vaxigrip"                                               | "VAXIGRIP"                                               | VAC0062 | J07BB02 | 61777031 62482112 68622012 69675854 | InfluenzaInactivated;
    "vaxigrip-enfants"                                       | "VAXIGRIP ENFANTS"                                       | VAC0252 | J07BB02 | 62687284                   | InfluenzaInactivated;
    "vaxigriptetra"                                          | "VAXIGRIPTETRA"                                          | VAC0560 |         | 61402736 68257948          | InfluenzaInactivated;
    "efluelda"                                               | "EFLUELDA"                                               | VAC1347 | J07BB02 | 62048742                   | InfluenzaHighDose;
    "efluelda-tetra"                                         | "EFLUELDA TETRA"                                         | VAC0649 | J07BB02 | 67823603                   | InfluenzaHighDose;
    "fluenz"                                                 | "FLUENZ"                                                 | VAC0173 | J07BB03 | 65525113 66557142          | InfluenzaLive;
    "fluenz-tetra"                                           | "FLUENZ TETRA"                                           | VAC0521 | J07BB03 | 62818082                   | InfluenzaLive;
    "celvapan"                                               | "CELVAPAN"                                               | VAC0107 | J07BB02 | 66384167                   | InfluenzaPandemic2009;
    "focetria-multidose"                                     | "FOCETRIA (multidose)"                                   | VAC0124 | J07BB02 | 63100868                   | InfluenzaPandemic2009;
    "focetria-unidose"                                       | "FOCETRIA (unidose)"                                     | VAC0109 | J07BB02 | 64566840                   | InfluenzaPandemic2009;
    "humenza"                                                | "HUMENZA"                                                | VAC0104 | J07BB02 |                            | InfluenzaPandemic2009;
    "pandemrix"                                              | "PANDEMRIX"                                              | VAC0108 | J07BB02 | 63343973                   | InfluenzaPandemic2009;
    "panenza"                                                | "PANENZA"                                                | VAC0105 | J07BB02 | 66304783 68229315          | InfluenzaPandemic2009;
    "adjupanrix"                                             | "ADJUPANRIX"                                             | VAC0777 |         |                            | AvianInfluenza;
    "aflunov"                                                | "AFLUNOV"                                                | VAC0170 |         |                            | AvianInfluenza;
    "prepandrix"                                             | "PREPANDRIX"                                             | VAC0472 |         |                            | AvianInfluenza;
    "pumarix"                                                | "PUMARIX"                                                | VAC0477 |         | 62339477                   | AvianInfluenza;

    // COVID-19
    "comirnaty-10-ug"                                        | "COMIRNATY 10 µg"                                        | VAC0833 | J07BN01 | 69174918                   | CovidMrna;
    "comirnaty-10-xbb15"                                     | "COMIRNATY-10 XBB.1.5"                                   | VAC1052 | J07BN01 | 60327063 65248463          | CovidMrna;
    "comirnaty-3-ug-6-mois-4-ans"                            | "COMIRNATY 3 µg 6 MOIS-4 ANS"                            | VAC1022 | J07BN01 | 63786926                   | CovidMrna;
    "comirnaty-3-xbb15"                                      | "COMIRNATY-3 XBB.1.5"                                    | VAC1053 | J07BN01 | 64995124                   | CovidMrna;
    "comirnaty-30-ug"                                        | "COMIRNATY 30 µg"                                        | VAC0658 | J07BN01 | 60495328 65456578          | CovidMrna;
    "comirnaty-30-xbb15"                                     | "COMIRNATY-30 XBB.1.5"                                   | VAC1051 | J07BN01 | 60144425 64548397          | CovidMrna;
    "comirnaty-jn1-10-ug"                                    | "COMIRNATY JN.1 10 µg"                                   | VAC1259 | J07BN01 | 64397504                   | CovidMrna;
    "comirnaty-jn1-3-ug"                                     | "COMIRNATY JN.1 3 µg"                                    | VAC1260 | J07BN01 | 65290793                   | CovidMrna;
    "comirnaty-jn1-30-ug"                                    | "COMIRNATY JN.1 30 µg"                                   | VAC1258 | J07BN01 | 61838388 64281916          | CovidMrna;
    "comirnaty-kp2-10-ug"                                    | "COMIRNATY KP.2 10 µg"                                   | VAC1333 | J07BN01 |                            | CovidMrna;
    "comirnaty-kp2-3-ug"                                     | "COMIRNATY KP.2 3 µg"                                    | VAC1332 | J07BN01 |                            | CovidMrna;
    "comirnaty-kp2-30-ug"                                    | "COMIRNATY KP.2 30 µg"                                   | VAC1334 | J07BN01 |                            | CovidMrna;
    "comirnaty-lp81-10-ug-5-11-ans"                          | "COMIRNATY LP.8.1 10 µg 5-11 ans"                        | VAC1468 | J07BN01 | 67364121                   | CovidMrna;
    "comirnaty-lp81-3-ug-6-mois-4-ans"                       | "COMIRNATY LP.8.1 3 µg 6 MOIS-4 ANS"                     | VAC1467 | J07BN01 | 64208590                   | CovidMrna;
    "comirnaty-lp81-30-ug"                                   | "COMIRNATY LP.8.1 30 µg"                                 | VAC1466 | J07BN01 | 63466367                   | CovidMrna;
    "comirnaty-original-omicron-ba1-15-15-ug"                | "COMIRNATY ORIGINAL/OMICRON BA.1 15/15 µg"               | VAC1021 | J07BN01 | 69401508                   | CovidMrna;
    "comirnaty-original-omicron-ba4-5-1-5-1-5-ug"            | "COMIRNATY ORIGINAL/OMICRON BA.4-5 1,5/1,5 µg"           | VAC1054 | J07BN01 |                            | CovidMrna;
    "comirnaty-original-omicron-ba4-5-15-15-ug"              | "COMIRNATY ORIGINAL/OMICRON BA.4-5 15/15 µg"             | VAC1023 | J07BN01 | 65590890                   | CovidMrna;
    "comirnaty-original-omicron-ba4-5-5-5-ug"                | "COMIRNATY ORIGINAL/OMICRON BA.4-5 5/5 µg"               | VAC1033 | J07BN01 | 64089816                   | CovidMrna;
    "mnexspike"                                              | "mNEXSPIKE"                                              | VAC1469 | J07BN01 |                            | CovidMrna;
    "spikevax-0-1-mg-ml"                                     | "SPIKEVAX 0,1 mg/mL"                                     | VAC1019 | J07BN01 |                            | CovidMrna;
    "spikevax-0-2-mg-ml"                                     | "SPIKEVAX 0,2 mg/mL"                                     | VAC0656 | J07BN01 | 66689795                   | CovidMrna;
    "spikevax-50-ug-monodose"                                | "SPIKEVAX 50 µg MONODOSE"                                | VAC1031 | J07BN01 |                            | CovidMrna;
    "spikevax-bivalent-original-omicron-ba1-50-50-ug"        | "SPIKEVAX BIVALENT ORIGINAL/OMICRON BA.1 50/50 µg"       | VAC1017 | J07BN01 | 62609613 68374353          | CovidMrna;
    "spikevax-bivalent-original-omicron-ba4-5-25-25-ug"      | "SPIKEVAX BIVALENT ORIGINAL/OMICRON BA.4-5 25/25 µg"     | VAC1036 | J07BN01 | 69457407 69556437          | CovidMrna;
    "spikevax-jn1-0-1-mg-ml-dose-25-ug"                      | "SPIKEVAX JN.1 0,1 mg/mL dose 25 µg"                     | VAC1269 | J07BN01 |                            | CovidMrna;
    "spikevax-jn1-0-1-mg-ml-dose-50-ug"                      | "SPIKEVAX JN.1 0,1 mg/mL dose 50 µg"                     | VAC1270 | J07BN01 |                            | CovidMrna;
    "spikevax-jn1-50-ug"                                     | "SPIKEVAX JN.1 50 µg"                                    | VAC1268 | J07BN01 |                            | CovidMrna;
    "spikevax-lp81-25-ug"                                    | "SPIKEVAX LP.8.1 25 µg"                                  | VAC1501 | J07BN01 |                            | CovidMrna;
    "spikevax-lp81-50-ug"                                    | "SPIKEVAX LP.8.1 50 µg"                                  | VAC1500 | J07BN01 |                            | CovidMrna;
    "spikevax-xbb15-0-1-mg-ml-dose-25-ug"                    | "SPIKEVAX XBB.1.5 0,1 mg/mL dose 25 µg"                  | VAC1059 | J07BN01 |                            | CovidMrna;
    "spikevax-xbb15-0-1-mg-ml-dose-50-ug"                    | "SPIKEVAX XBB.1.5 0,1 mg/mL dose 50 µg"                  | VAC1058 | J07BN01 |                            | CovidMrna;
    "spikevax-xbb15-50-ug"                                   | "SPIKEVAX XBB.1.5 50 µg"                                 | VAC1060 | J07BN01 | 60914655 61906476          | CovidMrna;
    "covishield"                                             | "COVISHIELD"                                             | VAC0752 | J07BN02 |                            | CovidVector;
    "jcovden-janssen"                                        | "JCOVDEN (Janssen)"                                      | VAC0666 | J07BN02 | 64798803                   | CovidVector;
    "spoutnik-v"                                             | "SPOUTNIK V"                                             | VAC0670 | J07BN02 |                            | CovidVector;
    "vaxzevria-astrazeneca"                                  | "VAXZEVRIA ASTRAZENECA"                                  | VAC0650 | J07BN02 | 61875116                   | CovidVector;
    "bimervax"                                               | "BIMERVAX"                                               | VAC0913 | J07BN04 |                            | CovidProtein;
    "bimervax-lp81"                                          | "BIMERVAX LP.8.1"                                        | VAC1502 | J07BN04 |                            | CovidProtein;
    "bimervax-xbb1-16"                                       | "BIMERVAX XBB.1.16"                                      | VAC1339 | J07BN04 |                            | CovidProtein;
    "nuvaxovid"                                              | "NUVAXOVID"                                              | VAC0667 | J07BN04 | 69544189                   | CovidProtein;
    "nuvaxovid-jn1"                                          | "NUVAXOVID JN.1"                                         | VAC1261 | J07BN04 | 67954296                   | CovidProtein;
    "nuvaxovid-xbb15"                                        | "NUVAXOVID XBB.1.5"                                      | VAC1055 | J07BN04 | 65689785                   | CovidProtein;
    "vidprevtyn-beta"                                        | "VIDPREVTYN BETA"                                        | VAC0685 | J07BN04 | 67734275                   | CovidProtein;
    "coronavac"                                              | "CORONAVAC"                                              | VAC0651 | J07BN03 |                            | CovidWholeVirion;
    "covaxin"                                                | "COVAXIN"                                                | VAC0665 | J07BN03 |                            | CovidWholeVirion;
    "covilo-sinopharm"                                       | "COVILO SINOPHARM"                                       | VAC0680 | J07BN03 |                            | CovidWholeVirion;

    // Respiratory syncytial virus
    "abrysvo"                                                | "ABRYSVO"                                                | VAC1047 |         | 60990140                   | RsvVaccine;
    "arexvy"                                                 | "AREXVY"                                                 | VAC1040 |         | 64431629                   | RsvVaccine;
    "mresvia"                                                | "MRESVIA"                                                | VAC1262 |         | 64933425                   | RsvVaccine;
    "beyfortus-100-mg-nirsevimab"                            | "BEYFORTUS 100 mg (nirsévimab)"                          | VAC1050 |         |                            | RsvAntibody;
    "beyfortus-50-mg-nirsevimab"                             | "BEYFORTUS 50 mg (nirsévimab)"                           | VAC1046 |         |                            | RsvAntibody;
    "enflonsia-clesrovimab"                                  | "ENFLONSIA (clesrovimab)"                                | VAC1474 |         |                            | RsvAntibody;
    "synagis-100-mg"                                         | "SYNAGIS 100 mg"                                         | VAC0378 |         |                            | RsvAntibody;
    "synagis-50-mg"                                          | "SYNAGIS 50 mg"                                          | VAC1478 |         |                            | RsvAntibody;

    // Tuberculosis
    "bcg-pasteur"                                            | "BCG PASTEUR"                                            | VAC0080 | J07AN01 | 67511443                   | Bcg;
    "monovax"                                                | "MONOVAX"                                                | VAC0068 | J07AN01 | 68007738                   | Bcg;
    "vaccin-bcg-ajvaccines"                                  | "VACCIN BCG AJVACCINES"                                  | VAC0590 | J07AN01 | 61077869                   | Bcg;
    "vaccin-bcg-institut-merieux"                            | "VACCIN BCG INSTITUT MERIEUX"                            | VAC0848 | J07AN01 | 63770391                   | Bcg;
    "vaccin-bcg-ssi"                                         | "VACCIN BCG SSI"                                         | VAC0042 | J07AN01 |                            | Bcg;

    // Journeys and occupations
    "hepatyrix"                                              | "HEPATYRIX"                                              | VAC0513 | J07CA10 |                            | HepatitisAInactivated TyphoidPolysaccharide;
    "tyavax"                                                 | "TYAVAX"                                                 | VAC0040 | J07CA10 | 69725264                   | HepatitisAInactivated TyphoidPolysaccharide;
    "vivaxim"                                                | "VIVAXIM"                                                | VAC0591 | J07CA10 | 66958249                   | HepatitisAInactivated TyphoidPolysaccharide;
    "amaril"                                                 | "AMARIL"                                                 | VAC0187 | J07BL01 |                            | YellowFever;
    "stamaril"                                               | "STAMARIL"                                               | VAC0035 | J07BL01 | 62102962 68844917          | YellowFever;
    "stamaril-multidose"                                     | "STAMARIL (multidose)"                                   | VAC0518 | J07BL01 |                            | YellowFever;
    "yf-vax"                                                 | "YF-VAX"                                                 | VAC0457 | J07BL01 |                            | YellowFever;
    "typherix"                                               | "TYPHERIX"                                               | VAC0059 | J07AP03 | 69107862                   | TyphoidPolysaccharide;
    "typhim-vi"                                              | "TYPHIM VI"                                              | VAC0041 | J07AP03 | 60364631 68790394          | TyphoidPolysaccharide;
    "vivotif"                                                | "VIVOTIF"                                                | VAC0451 | J07AP01 | 68510344                   | TyphoidOralLive;
    "vaccin-tab-pasteur"                                     | "VACCIN TAB PASTEUR"                                     | VAC0095 | J07AP10 |                            | TyphoidWholeCell Paratyphoid;
    "imovax-rabies"                                          | "IMOVAX Rabies"                                          | VAC0259 | J07BG01 |                            | Rabies;
    "imovax-rage"                                            | "IMOVAX RAGE"                                            | VAC0261 | J07BG01 |                            | Rabies;
    "neorabis"                                               | "NEORABIS"                                               | VAC0842 | J07BG01 | 66853860                   | Rabies;
    "novirab"                                                | "NOVIRAB"                                                | VAC0843 | J07BG01 | 63980169                   | Rabies;
    "rabavert"                                               | "RABAVERT"                                               | VAC0355 | J07BG01 |                            | Rabies;
    "rabipur"                                                | "RABIPUR"                                                | VAC0028 | J07BG01 | 60163226 66800338          | Rabies;
    "vaccin-rabique-inactive-merieux"                        | "VACCIN RABIQUE INACTIVE MERIEUX"                        | VAC0935 | J07BG01 | 60253264                   | Rabies;
    "vaccin-rabique-pasteur"                                 | "VACCIN RABIQUE PASTEUR"                                 | VAC0054 | J07BG01 | 63461516 67498113 67718545 | Rabies;
    "verorab"                                                | "VERORAB"                                                | VAC0593 | J07BG01 | 62198717 65583006 65724720 | Rabies;
    "verorabvax"                                             | "VERORABVAX"                                             | VAC0844 | J07BG01 | 67539955                   | Rabies;
    "ixiaro"                                                 | "IXIARO"                                                 | VAC0073 | J07BA02 | 62816512                   | JapaneseEncephalitisInactivated;
    "japanese-encephalitis-vaccine"                          | "JAPANESE ENCEPHALITIS VACCINE"                          | VAC0954 | J07BA02 |                            | JapaneseEncephalitisInactivated;
    "je-vax"                                                 | "JE-VAX"                                                 | VAC0072 | J07BA02 |                            | JapaneseEncephalitisInactivated;
    "cd-jevax"                                               | "CD.JEVAX"                                               | VAC0205 | J07BA03 |                            | JapaneseEncephalitisLive;
    "imojev"                                                 | "IMOJEV"                                                 | VAC0561 | J07BA03 |                            | JapaneseEncephalitisLive;
    "encepur"                                                | "ENCEPUR"                                                | VAC0079 | J07BA01 | 69431992                   | TickBorneEncephalitis;
    "fsme-immun"                                             | "FSME-IMMUN"                                             | VAC0575 | J07BA01 |                            | TickBorneEncephalitis;
    "fsme-immun-0-25-ml"                                     | "FSME-IMMUN 0,25 mL"                                     | VAC0774 | J07BA01 |                            | TickBorneEncephalitis;
    "ticovac-0-25-ml"                                        | "TICOVAC 0,25 mL"                                        | VAC0039 | J07BA01 | 61440306                   | TickBorneEncephalitis;
    "ticovac-0-5-ml"                                         | "TICOVAC 0,5 mL"                                         | VAC0038 | J07BA01 | 69663909                   | TickBorneEncephalitis;
    "ticovac-2-7ug"                                          | "TICOVAC 2,7µg"                                          | VAC0933 | J07BA01 | 69122679                   | TickBorneEncephalitis;
    "dukoral"                                                | "DUKORAL"                                                | VAC0005 | J07AE01 | 66974680                   | CholeraOralInactivated;
    "vaxchora"                                               | "VAXCHORA"                                               | VAC0778 | J07AE02 | 69975093                   | CholeraOralLive;
    "vaccin-cholerique-pasteur"                              | "VACCIN CHOLERIQUE PASTEUR"                              | VAC0092 | J07AE01 |                            | CholeraInjected;
    "dengvaxia"                                              | "DENGVAXIA"                                              | VAC0539 | J07BX04 | 69536790                   | DengueLive;
    "qdenga"                                                 | "QDENGA"                                                 | VAC0644 | J07BX04 | 69091949                   | DengueLive;
    "ixchiq"                                                 | "IXCHIQ"                                                 | VAC0620 | J07BP01 | 67395234                   | ChikungunyaLive;
    "vimkunya"                                               | "VIMKUNYA"                                               | VAC1267 | J07BP02 | 67392551                   | ChikungunyaVlp;
    "spirolept"                                              | "SPIROLEPT"                                              | VAC0034 |         | 64175998                   | Leptospirosis;
    "vaccin-leptospires-icterohemorragiae-pasteur"           | "VACCIN LEPTOSPIRES ICTEROHEMORRAGIAE PASTEUR"           | VAC0097 |         |                            | Leptospirosis;
    "acam2000"                                               | "ACAM2000"                                               | VAC0996 | J07BX01 |                            | SmallpoxLive;
    "imvamune"                                               | "IMVAMUNE"                                               | VAC0995 | J07BX01 |                            | SmallpoxNonReplicating;
    "imvanex"                                                | "IMVANEX"                                                | VAC0520 | J07BX01 |                            | SmallpoxNonReplicating;
    "jynneos"                                                | "JYNNEOS"                                                | VAC0966 | J07BX01 | 60215623                   | SmallpoxNonReplicating;
    "ervebo"                                                 | "ERVEBO"                                                 | VAC0586 | J07BX02 | 62614126                   | EbolaReplicating;
    "mvabea"                                                 | "MVABEA"                                                 | VAC0634 | J07BX02 | 67848058                   | EbolaNonReplicating;
    "zabdeno"                                                | "ZABDENO"                                                | VAC0633 | J07BX02 | 66738274                   | EbolaNonReplicating;
    "r21-matrix-m"                                           | "R21/MATRIX-M"                                           | VAC1056 |         |                            | Malaria;
    "vaccin-brucellique-pi-a-usage-humain"                   | "VACCIN BRUCELLIQUE P.I. à usage humain"                 | VAC0090 | J07AD01 |                            | Brucellosis;
    "bacithrax"                                              | "BACITHRAX"                                              | VAC0948 | J07AC01 |                            | Anthrax;

    Unspecified:
    // Diphtheria, tetanus, poliomyelitis, pertussis, and combinations with them
    "inconnu-diphterie-tetanos"                       | "Vaccin Diphtérie-Tétanos, sans précision"                       | VAC0382 | J07AM51 |  | DiphtheriaUnspecified Tetanus;
    "inconnu-diphterie-et-tetanos"                    | "Vaccin Diphtérie et Tétanos, sans précision"                    | VAC0137 | J07AM51 |  | Diphtheria Tetanus;
    "inconnu-dt"                                      | "Vaccin dT, sans précision"                                      | VAC0920 | J07AM51 |  | DiphtheriaReduced Tetanus;
    "inconnu-diphterie"                               | "Vaccin Diphtérie, sans précision"                               | VAC0655 | J07AF01 |  | DiphtheriaUnspecified;
    "inconnu-tetanos"                                 | "Vaccin Tétanos, sans précision"                                 | VAC0132 | J07AM01 |  | Tetanus;
    "inconnu-poliomyelite"                            | "Vaccin Poliomyélite, sans précision"                            | VAC0135 |         |  | PolioUnspecified;
    "inconnu-poliomyelite-inactive"                   | "Vaccin Poliomyélite inactivé, sans précision"                   | VAC0270 | J07BF03 |  | PolioInactivated;
    "inconnu-poliomyelite-oral-trivalent"             | "Vaccin Poliomyélite oral trivalent, sans précision"             | VAC0320 | J07BF02 |  | PolioOral;
    "inconnu-poliomyelite-monovalent-oral"            | "Vaccin Poliomyélite monovalent oral, sans précision"            | VAC0802 | J07BF01 |  | PolioOralOneType;
    "inconnu-coqueluche"                              | "Vaccin Coqueluche, sans précision"                              | VAC0796 |         |  | PertussisUnspecified;
    "inconnu-tp"                                      | "Vaccin TP, sans précision"                                      | VAC0380 |         |  | Tetanus PolioInactivated;
    "inconnu-diphterie-tetanos-polio"                 | "Vaccin Diphtérie-Tétanos-Polio, sans précision"                 | VAC0855 | J07CA01 |  | DiphtheriaUnspecified Tetanus PolioInactivated;
    "inconnu-dtp"                                     | "Vaccin DTP, sans précision"                                     | VAC0088 | J07CA01 |  | Diphtheria Tetanus PolioInactivated;
    "inconnu-dtp-dose-reduite"                        | "Vaccin dTP, dose réduite, sans précision"                       | VAC0549 | J07CA01 |  | DiphtheriaReduced Tetanus PolioInactivated;
    "inconnu-dtc"                                     | "Vaccin DTC, sans précision"                                     | VAC0601 |         |  | Diphtheria Tetanus PertussisUnspecified;
    "inconnu-dtca-dose-standard"                      | "Vaccin DTCa, dose standard, sans précision"                     | VAC0602 | J07AJ52 |  | Diphtheria Tetanus PertussisAcellular;
    "inconnu-dtca-dose-reduite"                       | "Vaccin dTca, dose réduite, sans précision"                      | VAC0610 | J07AJ52 |  | DiphtheriaReduced Tetanus PertussisAcellularReduced;
    "inconnu-diphterie-tetanos-coqueluche-polio"      | "Vaccin Diphtérie-Tétanos-Coqueluche-Polio, sans précision"      | VAC0138 |         |  | DiphtheriaUnspecified Tetanus PertussisUnspecified PolioInactivated;
    "inconnu-dtcap"                                   | "Vaccin DTCaP, sans précision"                                   | VAC0551 |         |  | Diphtheria Tetanus PertussisAcellular PolioInactivated;
    "inconnu-dtcap-dose-reduite"                      | "Vaccin dTcaP, dose réduite, sans précision"                     | VAC0585 | J07CA02 |  | DiphtheriaReduced Tetanus PertussisAcellularReduced PolioInactivated;
    "inconnu-pentavalent-dtcoqhibp"                   | "Vaccin pentavalent DTCoqHibP, sans précision"                   | VAC0880 | J07CA06 |  | Diphtheria Tetanus PertussisUnspecified PolioInactivated Hib;
    "inconnu-pentavalent-dtcoqhibhepb"                | "Vaccin pentavalent DTCoqHibHepB, sans précision"                | VAC0599 | J07CA11 |  | Diphtheria Tetanus PertussisUnspecified Hib HepatitisB10;
    "inconnu-hexavalent-dtpcoqhibhepb"                | "Vaccin hexavalent DTPCoqHibHepB, sans précision"                | VAC0791 |         |  | Diphtheria Tetanus PertussisUnspecified PolioInactivated Hib HepatitisB10;

    // Haemophilus influenzae b
    "inconnu-haemophilus-influenzae-b"                | "Vaccin Haemophilus influenzae B, sans précision"                | VAC0143 | J07AG01 |  | Hib;

    // Hepatitis A and B
    "inconnu-hepatite-b"                              | "Vaccin Hépatite B, sans précision"                              | VAC1125 |         |  | HepatitisB;
    "inconnu-hepatite-a"                              | "Vaccin Hépatite A, sans précision"                              | VAC1247 |         |  | HepatitisA;
    "inconnu-hepatites-a-et-b-combine"                | "Vaccin Hépatites A et B combiné, sans précision"                | VAC0825 | J07BC20 |  | HepatitisB HepatitisAInactivated;
    "inconnu-hepatite-e"                              | "Vaccin Hépatite E, sans précision"                              | VAC0917 |         |  | HepatitisE;

    // Pneumococci
    "inconnu-pneumocoque"                             | "Vaccin Pneumocoque, sans précision"                             | VAC0157 |         |  | Pneumococcal;
    "inconnu-pneumocoque-conjugue"                    | "Vaccin Pneumocoque conjugué, sans précision"                    | VAC0814 | J07AL02 |  | Pcv;
    "inconnu-pneumocoque-non-conjugue"                | "Vaccin Pneumocoque non conjugué, sans précision"                | VAC0813 | J07AL01 |  | Ppv;

    // Meningococci
    "inconnu-meningocoque-b"                          | "Vaccin Méningocoque B, sans précision"                          | VAC0811 |         |  | MenB;
    "inconnu-meningocoque-c-conjugue"                 | "Vaccin Méningocoque C conjugué, sans précision"                 | VAC0150 | J07AH07 |  | MenCConjugate;
    "inconnu-meningocoque-a"                          | "Vaccin Méningocoque A, sans précision"                          | VAC1434 |         |  | MenA;
    "inconnu-meningocoques-a-c"                       | "Vaccin Méningocoques A + C, sans précision"                     | VAC0151 | J07AH03 |  | MenCPolysaccharide MenAPolysaccharide;
    "inconnu-meningocoques-acwy-conjugue"             | "Vaccin Méningocoques ACWY conjugué, sans précision"             | VAC0643 | J07AH08 |  | MenCConjugate MenAwyConjugate;
    "inconnu-meningocoques-acwy-non-conjugue"         | "Vaccin Méningocoques ACWY non conjugué, sans précision"         | VAC0152 | J07AH04 |  | MenCPolysaccharide MenAwyPolysaccharide;

    // Measles, mumps, rubella, varicella
    "inconnu-rougeole-vivant-attenue"                 | "Vaccin Rougeole, vivant atténué, sans précision"                | VAC0114 | J07BD01 |  | Measles;
    "inconnu-oreillons"                               | "Vaccin Oreillons, sans précision"                               | VAC0153 | J07BE01 |  | Mumps;
    "inconnu-rubeole-vivant-attenue"                  | "Vaccin Rubéole, vivant atténué, sans précision"                 | VAC0113 | J07BJ01 |  | Rubella;
    "inconnu-ror"                                     | "Vaccin ROR, sans précision"                                     | VAC0130 | J07BD52 |  | Measles Mumps Rubella;
    "inconnu-rr"                                      | "Vaccin RR, sans précision"                                      | VAC0550 | J07BD53 |  | Measles Rubella;
    "inconnu-ror-v"                                   | "Vaccin ROR-V, sans précision"                                   | VAC0827 | J07BD54 |  | Measles Mumps Rubella Varicella;
    "inconnu-varicelle"                               | "Vaccin Varicelle, sans précision"                               | VAC0159 | J07BK01 |  | Varicella;

    // Zoster
    "inconnu-zona"                                    | "Vaccin Zona, sans précision"                                    | VAC0906 |         |  | Zoster;

    // Rotavirus
    "inconnu-rotavirus"                               | "Vaccin Rotavirus, sans précision"                               | VAC0158 | J07BH01 |  | Rotavirus;

    // Papillomaviruses
    "inconnu-hpv"                                     | "Vaccin HPV, sans précision"                                     | VAC0156 |         |  | Hpv;

    // Influenza
    "inconnu-grippe"                                  | "Vaccin Grippe, sans précision"                                  | VAC0110 |         |  | Influenza;
    "inconnu-grippe-a-h1n1-2009"                      | "Vaccin Grippe A(H1N1)2009, sans précision"                      | VAC0147 | J07BB02 |  | InfluenzaPandemic2009;
    "inconnu-grippe-aviaire-a-h5"                     | "Vaccin Grippe aviaire A(H5), sans précision"                    | VAC1264 |         |  | AvianInfluenza;

    // COVID-19
    "inconnu-covid-19"                                | "Vaccin Covid 19, sans précision"                                | VAC0648 |         |  | Covid;
    "inconnu-covid-19-a-arn"                          | "Vaccin Covid 19 à ARN, sans précision"                          | VAC1041 | J07BN01 |  | CovidMrna;
    "inconnu-covid-19-a-vecteur-viral-non-replicatif" | "Vaccin Covid 19 à vecteur viral non replicatif, sans précision" | VAC1042 | J07BN02 |  | CovidVector;
    "inconnu-covid-19-a-sous-unite-proteique"         | "Vaccin Covid 19 à sous-unité protéique, sans précision"         | VAC1043 | J07BN04 |  | CovidProtein;
    "inconnu-covid-19-a-virus-entier-inactive"        | "Vaccin Covid 19 à virus entier inactivé, sans précision"        | VAC1044 | J07BN03 |  | CovidWholeVirion;

    // Respiratory syncytial virus
    "inconnu-vrs"                                     | "Vaccin VRS, sans précision"                                     | VAC1431 |         |  | RsvVaccine;

    // Tuberculosis
    "inconnu-bcg"                                     | "Vaccin BCG, sans précision"                                     | VAC0134 | J07AN01 |  | Bcg;

    // Journeys and occupations
    "inconnu-fievre-jaune"                            | "Vaccin Fièvre jaune, sans précision"                            | VAC0111 | J07BL01 |  | YellowFever;
    "inconnu-typhoide"                                | "Vaccin Typhoïde, sans précision"                                | VAC0112 |         |  | Typhoid;
    "inconnu-typhoide-et-paratyphoide"                | "Vaccin Typhoïde et Paratyphoïde, sans précision"                | VAC0818 | J07AP10 |  | TyphoidWholeCell Paratyphoid;
    "inconnu-typhoide-et-hepatite-a"                  | "Vaccin Typhoïde et Hépatite A, sans précision"                  | VAC0712 | J07CA10 |  | HepatitisAInactivated Typhoid;
    "inconnu-rage"                                    | "Vaccin Rage, sans précision"                                    | VAC0131 | J07BG01 |  | Rabies;
    "inconnu-encephalite-japonaise"                   | "Vaccin Encéphalite Japonaise, sans précision"                   | VAC0921 |         |  | JapaneseEncephalitis;
    "inconnu-encephalite-a-tiques"                    | "Vaccin Encéphalite à tiques, sans précision"                    | VAC0145 | J07BA01 |  | TickBorneEncephalitis;
    "inconnu-cholera"                                 | "Vaccin Choléra, sans précision"                                 | VAC0144 |         |  | Cholera;
    "inconnu-dengue"                                  | "Vaccin Dengue, sans précision"                                  | VAC0155 | J07BX04 |  | Dengue;
    "inconnu-chikungunya"                             | "Vaccin Chikungunya, sans précision"                             | VAC1277 | J07BP   |  | Chikungunya;
    "inconnu-leptospirose"                            | "Vaccin Leptospirose, sans précision"                            | VAC0148 |         |  | Leptospirosis;
    "inconnu-variole"                                 | "Vaccin Variole, sans précision"                                 | VAC0133 | J07BX01 |  | SmallpoxLive;
    "inconnu-ebola"                                   | "Vaccin Ebola, sans précision"                                   | VAC0831 | J07BX02 |  | Ebola;
    "inconnu-paludisme"                               | "Vaccin Paludisme, sans précision"                               | VAC0154 |         |  | Malaria;
    "inconnu-brucellose"                              | "Vaccin Brucellose, sans précision"                              | VAC0162 | J07AD01 |  | Brucellosis;
    "inconnu-typhus"                                  | "Vaccin Typhus, sans précision"                                  | VAC0512 | J07AR01 |  | Typhus;
    "inconnu-peste"                                   | "Vaccin Peste, sans précision"                                   | VAC1433 |         |  | Plague;
    "inconnu-charbon"                                 | "Vaccin Charbon, sans précision"                                 | VAC0804 | J07AC01 |  | Anthrax;
}
