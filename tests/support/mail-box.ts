import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Mail = { readonly from: string; readonly to: readonly string[]; readonly source: string }

export const MAIL_USER = 'ann'
export const MAIL_PASSWORD = 'not-in-any-message'

/** A mail server on this machine that keeps what it is sent. It wants a name and a password. */
export const startMailBox = async () => {
  const mails: Mail[] = []
  let isRefusing = false
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) =>
      username === MAIL_USER && password === MAIL_PASSWORD
        ? done(null, { user: username })
        : done(new Error(`wrong password for ${username}`)),
    onRcptTo: (_address, _session, done) => done(isRefusing ? new Error('mailbox full') : null),
    onData: (stream, session, done) => {
      let source = ''
      stream.on('data', (part) => {
        source += part
      })
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source,
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo // listens on a port
  return {
    url: (password = MAIL_PASSWORD) => `smtp://${MAIL_USER}:${password}@127.0.0.1:${port}`,
    mails,
    refuse: (isRefused: boolean) => {
      isRefusing = isRefused
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
