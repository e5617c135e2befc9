// Starts a real OpenID Connect provider on 127.0.0.1, prints one JSON line when ready, and stops when standard input closes.
// Tests enter its clients and accounts under /control, and may make an account unknown: then it gives no new tokens for it.
const http = require('node:http')

const clients = new Map()
const accounts = new Map()
const stored = new Map()

// Everything in memory; clients are those that tests entered.
class Store {
  constructor(name) {
    this.name = name
  }
  key(id) {
    return `${this.name}:${id}`
  }
  async upsert(id, payload) {
    stored.set(this.key(id), { ...payload })
  }
  async find(id) {
    return this.name === 'Client' ? clients.get(id) : stored.get(this.key(id))
  }
  async findByUid(uid) {
    return [...stored.entries()].find(([key, row]) => key.startsWith(`${this.name}:`) && row.uid === uid)?.[1]
  }
  async findByUserCode() {
    return undefined
  }
  async consume(id) {
    stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000)
  }
  async destroy(id) {
    stored.delete(this.key(id))
  }
  async revokeByGrantId(grantId) {
    for (const [key, row] of stored) if (row.grantId === grantId) stored.delete(key)
  }
}

const read = async (request) => {
  let body = ''
  for await (const part of request) body += part
  return body
}

const configuration = (policy) => ({
  adapter: Store,
  cookies: { keys: ['a key for tests alone'] },
  // As Microsoft and Google do, the claims stand in the ID token itself.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'amr', 'oid', 'tid', 'hd', 'email', 'email_verified', 'xms_edov'] },
  scopes: ['openid', 'email', 'profile', 'offline_access'],
  features: { devInteractions: { enabled: false } },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: () => true,
  findAccount: async (_, id) => {
    const account = accounts.get(id)
    return account && { accountId: id, claims: async () => ({ sub: id, ...account.claims }) }
  },
  // Nobody is asked for consent: the school gave it.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
    grant.addOIDCScope('openid email profile offline_access')
    await grant.save()
    return grant
  },
})

const form = `<!DOCTYPE html><html lang="en"><title>Choose an account</title><main><h1>Choose an account</h1>
<form method="post"><label for="account">Account</label><input id="account" name="account"><button>Go on</button></form>
<form method="post"><input type="hidden" name="account" value=""><button>Go back</button></form></main></html>`

const main = async () => {
  const { default: Provider, interactionPolicy } = await import('oidc-provider')
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  let provider
  const server = http.createServer(async (request, response) => {
    const path = request.url.split('?')[0]
    if (path.startsWith('/control/')) {
      const said = JSON.parse(await read(request))
      if (path === '/control/client') clients.set(said.client_id, said)
      if (path === '/control/account') accounts.set(said.sub, said)
      if (path === '/control/switch-off') accounts.delete(said.sub)
      response.writeHead(204).end()
    } else if (path.startsWith('/interaction/') && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(form)
    } else if (path.startsWith('/interaction/')) {
      const id = new URLSearchParams(await read(request)).get('account')
      const result = id
        ? { login: { accountId: id, amr: accounts.get(id)?.amr, remember: false }, select_account: {} }
        : { error: 'access_denied', error_description: 'they went back' }
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
    } else {
      provider.callback()(request, response)
    }
  })
  server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`
    provider = new Provider(issuer, configuration(policy))
    const stop = () => process.exit(0)
    process.stdin.on('close', stop).on('end', stop).resume()
    process.once('SIGTERM', stop).once('SIGINT', stop)
    console.log(JSON.stringify({ issuer }))
  })
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
