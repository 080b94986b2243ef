import { problem } from '@/app/_server/problem'

const notThere = (request: Request): Response =>
  problem(404, `There is nothing at ${new URL(request.url).pathname}. What there is stands in docs/API.md.`)

/** Addresses of the interface for programs that do not exist are answered in its own form. */
export { notThere as DELETE, notThere as GET, notThere as PATCH, notThere as POST, notThere as PUT }
