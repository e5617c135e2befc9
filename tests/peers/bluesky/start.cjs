// Starts a real Bluesky server with its account directory on 127.0.0.1, prints one JSON line when ready,
// and stops when standard input closes: a test run that dies takes it along.
const fs = require('node:fs')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')

// The network binds to every interface unless told otherwise.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const [first, ...rest] = args
  if (typeof first === 'object' && first !== null) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  return listen.call(this, { port: Number(first ?? 0), host: '127.0.0.1' }, ...rest.filter((arg) => typeof arg === 'function'))
}

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'bluesky-peer-'))
process.env.TMPDIR = home
process.env.LOG_ENABLED = 'false'

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const main = async () => {
  const { TestNetworkNoAppView } = await import('@atproto/dev-env')
  const network = await TestNetworkNoAppView.create({
    plc: { port: await freePort() },
    pds: { port: await freePort() },
  })
  const stop = async () => {
    // Closing waits for connections to end; nothing here is worth waiting for.
    setTimeout(() => process.exit(0), 2000).unref()
    await network.close().catch(() => {})
    process.exit(0)
  }
  process.on('exit', () => fs.rmSync(home, { recursive: true, force: true }))
  process.stdin.on('close', stop).on('end', stop).resume()
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const at = (url) => url.replace('localhost', '127.0.0.1')
  console.log(JSON.stringify({ pds: at(network.pds.url), plc: at(network.plc.url) }))
}

main().catch((error) => {
  console.error(error)
  fs.rmSync(home, { recursive: true, force: true })
  process.exit(1)
})
