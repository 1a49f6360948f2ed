import { Problem, send } from '../kit/api.ts';
import { bytesOf, sayBytes } from '../kit/bytes.ts';
import type { CreationOptions, Me, Passkey, RequestOptions } from '../wire.ts';
import { enter } from './state.ts';

/** The person said no, or had no passkey here, or took too long: the browser does not tell which. */
export class Declined extends Error {}
/** This device has a passkey of this member. */
export class HereAlready extends Error {}

/** Whether this browser knows passkeys at all; on an address without TLS none does. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

/** Asks the device for a new passkey and gives it to the server. */
export async function addPasskey(name: string): Promise<Passkey> {
  const options = await send<CreationOptions>('POST', '/api/passkeys/challenges');
  const made = await asking(navigator.credentials.create({ publicKey: toMake(options) }));
  const response = made.response as AuthenticatorAttestationResponse;
  return send<Passkey>('POST', '/api/passkeys', {
    name,
    credential_id: sayBytes(made.rawId),
    client_data: sayBytes(response.clientDataJSON),
    attestation_object: sayBytes(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

const toMake = (options: CreationOptions): PublicKeyCredentialCreationOptions => ({
  challenge: bytesOf(options.challenge),
  rp: { id: options.rp_id, name: options.rp_name },
  user: { id: bytesOf(options.user_handle), name: options.user_name, displayName: options.user_name },
  pubKeyCredParams: options.algorithms.map((alg) => ({ type: 'public-key', alg })),
  excludeCredentials: options.known.map(({ id, transports }) => (
    { type: 'public-key', id: bytesOf(id), transports: transports as AuthenticatorTransport[] })),
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
  timeout: options.timeout_seconds * 1000,
});

/** Lets the person choose one of the passkeys that their device has for us, and signs in with it. */
export async function signInWithPasskey(): Promise<void> {
  const options = await send<RequestOptions>('POST', '/api/passkey-sign-ins/challenges');
  const timeout = options.timeout_seconds * 1000;
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(options.challenge), rpId: options.rp_id, userVerification: 'required', timeout,
  };
  const used = await asking(navigator.credentials.get({ publicKey }));
  const response = used.response as AuthenticatorAssertionResponse;
  const said = {
    credential_id: sayBytes(used.rawId),
    client_data: sayBytes(response.clientDataJSON),
    authenticator_data: sayBytes(response.authenticatorData),
    signature: sayBytes(response.signature),
    user_handle: sayBytes(response.userHandle ?? new ArrayBuffer(0)),
  };
  const found = await send<Me>('POST', '/api/passkey-sign-ins', said).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'passkey_unknown') forgetThere(options.rp_id, said.credential_id);
    throw error;
  });
  await enter(found);
}

async function asking(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const found = await asked.catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'InvalidStateError' ? new HereAlready() : new Declined('declined', { cause: error });
  });
  if (!found) throw new Declined();
  return found as PublicKeyCredential;
}

/** A removed passkey is offered no more, where the browser can be told so. */
function forgetThere(rpId: string, credentialId: string): void {
  const told = PublicKeyCredential as { signalUnknownCredential?: (about: { rpId: string; credentialId: string }) => Promise<void> };
  void told.signalUnknownCredential?.({ rpId, credentialId }).catch(() => undefined);
}
