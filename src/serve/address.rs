//! What a request asks for: only ever a name in the site's list of files, never a path of the machine.

/// The file's path below the site, or none when no file of a site can have this address.
///
/// `/days/1404-07-30/` → `days/1404-07-30/`; `/a/%2e%2e/b` → none.
pub(super) fn decode(path: &str) -> Option<String> {
    let decoded = percent_decode(path.strip_prefix('/')?)?;
    let is_sound = |part: &str| part != "." && part != "..";
    let folders = decoded.strip_suffix('/').unwrap_or(&decoded);
    let is_whole = decoded.is_empty() || !folders.split('/').any(str::is_empty);
    let forbidden = |c: char| c == '\\' || c.is_control();
    (is_whole && !decoded.contains(forbidden) && folders.split('/').all(is_sound))
        .then_some(decoded)
}

/// True for the names this machine has for itself; another name means that a foreign site's page is asking.
pub(super) fn is_ours(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    let names = ["127.0.0.1", "localhost", "[::1]"];
    names.iter().any(|name| host == format!("{name}:{port}") || (port == 80 && host == *name))
}

/// Replaces `%D8%A7` by the bytes it stands for; none when they are not UTF-8 or a code is broken.
fn percent_decode(text: &str) -> Option<String> {
    let mut res = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let byte = match byte {
            b'%' => {
                let digit = |it: Option<u8>| char::from(it?).to_digit(16);
                let code = digit(bytes.next())? * 16 + digit(bytes.next())?;
                u8::try_from(code).ok()?
            }
            other => other,
        };
        res.push(byte);
    }
    String::from_utf8(res).ok()
}
