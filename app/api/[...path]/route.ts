import { problem } from '@/app/_server/problem'

const notThere = (request: Request): Response =>
  problem(404, `There is nothing at ${new URL(request.url).pathname}. See docs/API.md for the available endpoints.`)

/** Addresses of the interface for programs that do not exist are answered in its own form. */
export { notThere as DELETE, notThere as GET, notThere as PATCH, notThere as POST, notThere as PUT }
