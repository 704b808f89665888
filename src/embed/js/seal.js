// Sealing: text that only the holder of one private key can read. JWE in its compact form
// (RFC 7516), ECDH-ES+A256KW with P-256 and A256GCM (RFC 7518), all by the browser's own
// cryptography. There is no way here to make anything in plain.

const ALG = 'ECDH-ES+A256KW'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }

/**
 * A function that seals a text for one recipient. Fails when the key is not a point of the
 * curve, or when the browser has no cryptography here.
 *
 * @param {{ kid: string, publicKey: JsonWebKey }} recipient
 * @returns {Promise<(text: string) => Promise<string>>}
 */
export async function sealer({ kid, publicKey }) {
  const theirs = await crypto.subtle.importKey('jwk', publicKey, CURVE, false, [])
  return async (text) => {
    const ours = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', ours.publicKey)
    const agreed = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256)
    const wrapping = await crypto.subtle.importKey('raw', await concatKdf(agreed), 'AES-KW', false, ['wrapKey'])
    const content = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
    const wrapped = await crypto.subtle.wrapKey('raw', content, wrapping, 'AES-KW')

    const header = base64url(utf8(JSON.stringify({ alg: ALG, enc: 'A256GCM', kid, cty: 'application/json', epk: { kty, crv, x, y } })))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: 128 }, content, utf8(text)),
    )
    const [ciphertext, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)]
    return [header, ...[new Uint8Array(wrapped), iv, ciphertext, tag].map(base64url)].join('.')
  }
}

/** The Concat KDF of RFC 7518, section 4.6.2: one round, because one hash is as long as the key. */
async function concatKdf(agreed) {
  const info = [uint32(1), new Uint8Array(agreed), counted(utf8(ALG)), counted(utf8('')), counted(utf8('')), uint32(256)]
  return crypto.subtle.digest('SHA-256', await new Blob(info).arrayBuffer())
}

function counted(bytes) {
  return new Blob([uint32(bytes.length), bytes])
}

function uint32(number) {
  const bytes = new DataView(new ArrayBuffer(4))
  bytes.setUint32(0, number)
  return new Uint8Array(bytes.buffer)
}

function utf8(text) {
  return new TextEncoder().encode(text)
}

function base64url(bytes) {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
