//! Requests that no page of ours makes: a function's own form, with something wrong about it.

use std::fmt::Write;

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Method, Request, header},
};
use domain::links::{CONFIRM, ENTRY, Purpose};
use fuzz::{
    dice::Dice,
    mutation::{dictionary, mutated},
};

use crate::functions::Function;

const FORM: &str = "application/x-www-form-urlencoded";
const LIVE_FORM: HeaderName = HeaderName::from_static("calepin-form");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// What a form of some other kind would be.
const OTHER_TYPES: &[(&str, &str)] = &[
    (
        "application/json",
        r#"{"email":"a@exemple.fr","password":{"#,
    ),
    (
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@exemple.fr\r\n--x",
    ),
    ("text/plain", "email=a@exemple.fr"),
    (
        "application/x-www-form-urlencoded; charset=utf-16",
        "e\0m\0",
    ),
    ("", "email=a%40exemple.fr"),
];

/// What more than markup would have to be written for.
const MARKUP: [&str; 2] = ["<script>alert(1)</script>", "<img src=x onerror"];
/// The inputs that take an identifier, or two.
const OF_IDS: [&str; 12] = [
    "record",
    "invitation",
    "practitioner",
    "registration",
    "session",
    "device",
    "act_id",
    "after",
    "about",
    "form",
    "seen",
    "part",
];
/// What tells how the server is made.
const INSIDES: [&str; 4] = ["panicked at", ".rs:", "serde_qs", "sqlx"];

/// One request.
#[derive(Debug, Clone)]
pub struct Hostile {
    method: Method,
    path: String,
    headers: Vec<(HeaderName, Vec<u8>)>,
    body: Vec<u8>,
}

/// What would be right in some form: that of somebody else, mostly.
pub struct World {
    /// Where the pages are.
    pub origin: &'static str,
    /// Identifiers of whatever there is.
    pub ids: Vec<String>,
}

impl World {
    /// What somebody might send as this input.
    fn plausible(&self, dice: &mut Dice, input: &str) -> String {
        let among: &[&str] = match input {
            "email" => &[
                "parent@exemple.fr",
                "INFIRMIERE@exemple.fr",
                "neuf@exemple.fr",
            ],
            "password" | "confirmation" => &["Calepin2026", "Tilleul2026x"],
            "phone" => &["0639980002", "+33 6 39 98 77 66"],
            "code" => &["000000", "123 456"],
            "day" => &["29", "14", "14032019"],
            "month" => &["02", "03"],
            "year" => &["2020", "2019"],
            "attestation" | "knowingly" | "again" | "names_as_typed" | "trust" => &["on", ""],
            "language" => &["fr", "en"],
            "back" | "page" => &["/", "/patients", "/compte", "/compte/e-mail"],
            "sex" => &["female", "male"],
            "family_name" | "first_name" | "used_name" => &["Petit", "Zoé", "N’GUESSAN"],
            "birth_place" | "workplace" | "profession" => &["Nantes", "Infirmière"],
            "comment" | "reason" => &["", "Erreur de saisie"],
            "looked_for" | "q" => &["petit zoé", "durand 14032019"],
            "rpps" => &["99700000021", "99700000013"],
            "vaccine" | "query" | "product" | "searched" => &["priorix", "infanrix hexa", ""],
            "occurred_on" | "expires_on" => &["15/04/2022", "15042026", "12/2027"],
            "source" => &["performed", "seen-on-proof"],
            "booster" => &["no", "yes", ""],
            "lot_number" => &["A21CC384A", ""],
            "route" => &["intramuscular", ""],
            "body_site" => &["left-arm", ""],
            "version" => &["0", "1", "2"],
            "then" => &["next", "finish"],
            _ => {
                // So that a new one is not forgotten here.
                assert!(
                    OF_IDS.contains(&input),
                    "what is right in the input {input}?"
                );
                return self.some_id(dice, input);
            }
        };
        (*dice.one_of(among)).to_owned()
    }

    fn some_id(&self, dice: &mut Dice, input: &str) -> String {
        let id = dice.one_of(&self.ids).clone();
        match input {
            // Two in one: a list after an entry, an act of a record, a page of an invitation.
            "part" => match dice.below(3) {
                0 => format!("{id} {}", dice.one_of(&self.ids)),
                1 => format!("{id}?"),
                _ => id,
            },
            _ => id,
        }
    }
}

impl Hostile {
    /// One that asks something of a function, as whoever has these cookies.
    pub fn new(dice: &mut Dice, world: &World, function: &Function, cookies: &str) -> Self {
        let mut inputs = function
            .inputs
            .iter()
            .map(|input| (input.clone(), world.plausible(dice, input).into_bytes()))
            .collect();
        spoil(dice, &mut inputs);
        let mut request = Self::form(dice, world, function, cookies, &inputs);
        match dice.below(24) {
            0..3 => request.body = mutated(dice, &request.body, b"&record=&record[]=%"),
            3 => {
                let (of_type, body) = dice.one_of(OTHER_TYPES);
                request.set(header::CONTENT_TYPE, of_type.as_bytes());
                request.body = body.as_bytes()[..dice.below(body.len() + 1)].to_vec();
            }
            4..6 => {
                let cookies = mutated(dice, cookies.as_bytes(), cookies.as_bytes());
                request.set(header::COOKIE, &cookies);
            }
            6 => {
                let names = [
                    header::ACCEPT,
                    header::ACCEPT_LANGUAGE,
                    header::USER_AGENT,
                    header::CONTENT_TYPE,
                    header::ORIGIN,
                    FORWARDED_FOR,
                ];
                let value = garbage(dice, b"text/html");
                request.set(dice.one_of(&names).clone(), &value);
            }
            7 => request.follow_a_link(dice),
            8 => {
                let methods = [
                    Method::GET,
                    Method::PUT,
                    Method::DELETE,
                    Method::HEAD,
                    Method::OPTIONS,
                ];
                request.method = dice.one_of(&methods).clone();
            }
            _ => {}
        }
        request
    }

    /// One in which no input is anything that could be right.
    pub fn garbage(dice: &mut Dice, world: &World, function: &Function, cookies: &str) -> Self {
        let inputs = function.inputs.iter();
        let inputs = inputs
            .map(|input| (input.clone(), garbage(dice, b"")))
            .collect();
        Self::form(dice, world, function, cookies, &inputs)
    }

    /// Those that are as they would be right, but for a NUL (U+0000): in each input alone, and in all. Sent without
    /// JavaScript, as what is refused so is kept for its page.
    pub fn with_nul(
        dice: &mut Dice,
        world: &World,
        function: &Function,
        cookies: &str,
    ) -> Vec<Self> {
        let count = function.inputs.len();
        let each = (0..count).map(|at| at..at + 1);
        let spoilt = each.chain(std::iter::once(0..count));
        let requests = spoilt.map(|spoilt| {
            let inputs = function.inputs.iter().enumerate();
            let inputs = inputs.map(|(at, input)| {
                let mut value = world.plausible(dice, input).into_bytes();
                value.extend(spoilt.contains(&at).then_some(0));
                (input.clone(), value)
            });
            let inputs = inputs.collect();
            let mut request = Self::form(dice, world, function, cookies, &inputs);
            request.headers.retain(|(name, _)| *name != LIVE_FORM);
            request.set(header::ACCEPT, b"text/html");
            request
        });
        requests.collect()
    }

    fn form(
        dice: &mut Dice,
        world: &World,
        function: &Function,
        cookies: &str,
        inputs: &Inputs,
    ) -> Self {
        let accept: &[u8] = match dice.below(4) {
            0 | 1 => b"text/html,application/xhtml+xml",
            _ => b"application/octet-stream",
        };
        let client = format!("10.{}.{}.7", dice.below(256), dice.below(256));
        let mut headers = vec![
            (header::HOST, b"127.0.0.1:3000".to_vec()),
            (header::ORIGIN, world.origin.into()),
            (header::CONTENT_TYPE, FORM.into()),
            (header::ACCEPT, accept.to_vec()),
            (header::COOKIE, cookies.into()),
            (FORWARDED_FOR, client.into_bytes()),
        ];
        if dice.once_in(4) {
            headers.push((LIVE_FORM, b"1".to_vec()));
        }
        Self {
            method: Method::POST,
            path: function.path.to_owned(),
            headers,
            body: encoded(inputs).into_bytes(),
        }
    }

    /// The link of a mail, with what cannot be its token.
    fn follow_a_link(&mut self, dice: &mut Dice) {
        let purposes = Purpose::ALL.map(Purpose::prefix);
        let prefixes = [
            &purposes[..],
            &[
                ENTRY,
                CONFIRM,
                "/invitation/",
                "/inscription/",
                "/patients/",
            ],
        ]
        .concat();
        let token = mutated(dice, b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", b"/?%#");
        let token: String = form_urlencoded::byte_serialize(&token).collect();
        self.method = Method::GET;
        self.path = format!("{}{token}", dice.one_of(&prefixes));
        self.body.clear();
    }

    fn set(&mut self, name: HeaderName, value: &[u8]) {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_vec()));
    }

    /// As the router takes it. What could not be sent as a header is left out.
    pub fn to_request(&self) -> Request<Body> {
        let mut request = Request::new(Body::from(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.path.parse().unwrap();
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_bytes(value) {
                request.headers_mut().insert(name, value);
            }
        }
        request
    }

    /// As it goes over the wire, where the length that it says need not be its own.
    pub fn to_bytes(&self, length: usize) -> Vec<u8> {
        let mut bytes = format!("{} {} HTTP/1.1\r\n", self.method, self.path).into_bytes();
        for (name, value) in &self.headers {
            if HeaderValue::from_bytes(value).is_ok() {
                bytes.extend([name.as_str().as_bytes(), b": ", value.as_slice(), b"\r\n"].concat());
            }
        }
        bytes.extend(format!("content-length: {length}\r\nconnection: close\r\n\r\n").bytes());
        bytes.extend(&self.body);
        bytes
    }

    /// How many bytes its body has.
    pub const fn length(&self) -> usize {
        self.body.len()
    }
}

/// To be repeated by hand.
impl std::fmt::Display for Hostile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = self.to_bytes(self.length());
        f.write_str(&String::from_utf8_lossy(&bytes).escape_debug().to_string())
    }
}

/// What is wrong with an answer, whatever was asked: a failure of ours, its insides, or markup that somebody sent.
pub fn fault(status: u16, head: &str, body: &str) -> Option<String> {
    // What cannot be done now says so, and when to come back.
    let deliberate = status == 503 && head.contains("retry-after");
    if status >= 500 && !deliberate {
        return Some(format!("answered {status}"));
    }
    // A live page is told what somebody wrote, and writes it as text.
    let markup = MARKUP.iter().filter(|_| head.contains("text/html"));
    let told = markup.chain(&INSIDES).find(|text| body.contains(**text));
    told.map(|text| format!("answered with {text}"))
}

type Inputs = Vec<(String, Vec<u8>)>;

/// Makes something wrong with a form, mostly.
fn spoil(dice: &mut Dice, inputs: &mut Inputs) {
    if inputs.is_empty() {
        return;
    }
    let at = dice.below(inputs.len());
    match dice.below(10) {
        0 => {
            for (_, value) in inputs.iter_mut() {
                *value = garbage(dice, value);
            }
        }
        1 => {
            inputs.remove(at);
        }
        2 => {
            let twice = inputs[at].clone();
            inputs.push((twice.0, garbage(dice, &twice.1)));
        }
        3 => {
            let nested = [
                "[a][b]",
                "[]",
                "[0]",
                "[4294967296]",
                "[a",
                "]",
                "[a][b][c][d][e][f][g]",
            ];
            let part: &str = dice.one_of::<&str>(&nested);
            inputs[at].0.push_str(part);
        }
        4 => {
            let name = String::from_utf8_lossy(&garbage(dice, b"")).into_owned();
            inputs.push((name, garbage(dice, b"")));
        }
        5 => {
            let other = dice.below(inputs.len());
            let value = inputs[other].1.clone();
            inputs[at].1 = value;
        }
        // As it would be right.
        6 => {}
        _ => inputs[at].1 = garbage(dice, &inputs[at].1),
    }
}

fn garbage(dice: &mut Dice, right: &[u8]) -> Vec<u8> {
    match dice.below(8) {
        0 => Vec::new(),
        1 => dice.one_of(dictionary()).repeat(1 + dice.below(2_000)),
        2..5 => dice.one_of(dictionary()).clone(),
        _ => mutated(dice, right, b"<script>alert(1)</script>"),
    }
}

fn encoded(inputs: &Inputs) -> String {
    let mut form = String::new();
    for (name, value) in inputs {
        let value: String = form_urlencoded::byte_serialize(value).collect();
        // Infallible: a string.
        let _ = write!(form, "&{name}={value}");
    }
    form.split_off(usize::from(!form.is_empty()))
}
