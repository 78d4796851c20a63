/**
 * Sends one question to a side and returns the JSON of its response; fails unless it is a 200 without
 * errors.
 */
export async function ask(port, { path, body }) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text.slice(0, 1000)}`);
  const answer = JSON.parse(text);
  if (answer?.errors) throw new Error(JSON.stringify(answer.errors).slice(0, 1000));
  return answer;
}
