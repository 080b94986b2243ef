/** Whether the server answers at all; touches no data. */
export const GET = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
