//! One JSON request over HTTP/1.1 to a driver on this machine.
//!
//! Used by `driver.rs` only. It knows nothing of the driver's commands, of encryption, redirects or other machines: drivers listen
//! on 127.0.0.1 and answer with a length, and for that a whole client library would be the larger part of the build.

use crate::failure::Failure;
use serde_json::Value;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Sends `body` (or nothing) and gives the status and the JSON that came back, or fails after `limit`.
pub async fn request(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
    limit: Duration,
) -> Result<(u16, Value), Failure> {
    let lost = |detail: String| Failure::Lost { command: format!("{method} {path}"), detail };
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Accept: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let exchange = async {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body.as_bytes()).await?;
        read_answer(&mut stream).await
    };
    let answer = match timeout(limit, exchange).await {
        Ok(answer) => answer.map_err(|error| lost(error.to_string()))?,
        Err(_) => return Err(lost(format!("nothing in {} s", limit.as_secs()))),
    };
    let text = String::from_utf8_lossy(&answer);
    let Some((head, content)) = text.split_once("\r\n\r\n") else {
        return Err(lost("the answer has no end of headers".to_owned()));
    };
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    let value = serde_json::from_str(content).map_err(|error| lost(format!("{error} in {content:.200}")))?;
    Ok((status, value))
}

/// Reads head and body; ends at the announced length, because not every driver closes the connection when asked to.
async fn read_answer(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let mut end = None;
    let mut chunk = vec![0_u8; 64 * 1024];
    loop {
        let count = stream.read(&mut chunk).await?;
        if count == 0 {
            return Ok(answer);
        }
        answer.extend_from_slice(chunk.get(..count).unwrap_or_default());
        if end.is_none() {
            end = announced_end(&answer);
        }
        if end.is_some_and(|end| answer.len() >= end) {
            return Ok(answer);
        }
    }
}

/// Where the answer ends, once its head is complete and names a length.
fn announced_end(answer: &[u8]) -> Option<usize> {
    let head_length = answer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(answer.get(..head_length)?).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok())?;
    Some(head_length + length)
}
