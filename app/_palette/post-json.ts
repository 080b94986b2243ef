/** What the interface answers; null where it could not be reached. */
export async function postJson(
  path: string,
  body: unknown,
): Promise<{ readonly ok: boolean; readonly detail: string | null } | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = response.ok ? null : await response.json()
    const detail = typeof answer === 'object' && answer !== null && 'detail' in answer ? String(answer.detail) : null
    return { ok: response.ok, detail }
  } catch {
    return null
  }
}
