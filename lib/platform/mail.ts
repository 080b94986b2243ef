/** The operator's mail server, from AIDE_SMTP_URL and AIDE_MAIL_FROM. */
export type MailServer = { readonly url: string; readonly from: string }

type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** An address that ends these emails. */
  readonly unsubscribe: string
}

export type MailResult = { readonly ok: true } | { readonly ok: false; readonly problem: string }

const LIMIT_MS = 15_000

/** An error of the network may name the server's address with its password. */
const withoutSecrets = (text: string, { url }: MailServer): string => {
  const { username, password } = new URL(url)
  const secrets = [url, decodeURIComponent(password), password, decodeURIComponent(username)].filter(
    (part) => part !== '',
  )
  return secrets.reduce((said, secret) => said.replaceAll(secret, '…'), text)
}

/** Sends one email as plain text through the operator's server. What went wrong is said without its credentials. */
export const sendMail = async (server: MailServer, { to, subject, text, unsubscribe }: Mail): Promise<MailResult> => {
  const { default: nodemailer } = await import('nodemailer')
  const transport = nodemailer.createTransport(server.url, {
    // Nothing is read from files or fetched for an email.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const sent = transport.sendMail({
      from: server.from,
      to,
      subject,
      text,
      list: { unsubscribe: { url: unsubscribe, comment: 'Stop these emails' } },
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`it did not answer within ${LIMIT_MS / 1000} seconds`)), LIMIT_MS).unref()
    })
    await Promise.race([sent, late])
    return { ok: true }
  } catch (reason) {
    const said = reason instanceof Error ? reason.message : String(reason)
    return { ok: false, problem: `The mail server did not take the email: ${withoutSecrets(said, server)}` }
  } finally {
    transport.close()
  }
}
