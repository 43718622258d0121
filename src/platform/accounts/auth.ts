/** The library that keeps accounts, with what Greenplan asks of it: its tables, its addresses, its messages. */
import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { type GenericOAuthConfig, genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Settings } from '../settings.ts';
import { authPath } from './auth-routes.ts';
import { accountMessages } from './messages.ts';
import { longestPassword, shortestPassword } from './password-limits.ts';
import { passkeys, people, secondFactors, sessions, signIns, verifications } from './tables.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export interface AuthParts {
  database: Pick<Database, 'orm'>;
  mailer: Mailer;
  settings: Pick<Settings, 'oidc'>;
  log: Log;
  /** Where people reach Greenplan: "https://greenplan.example.org". */
  origin: string;
  /** At least 32 characters; what is signed with another is not believed. */
  secret: string;
}

export function createAuth({ database, mailer, settings, log, origin, secret }: AuthParts) {
  const tables = { people, sessions, signIns, verifications, secondFactors, passkeys };
  return betterAuth({
    appName: 'Greenplan',
    baseURL: origin,
    basePath: authPath,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(database.orm, { provider: 'pg', schema: tables }),
    user: { modelName: 'people' },
    session: {
      modelName: 'sessions',
      expiresIn: 12 * hour,
      updateAge: hour,
      // To change how one signs in, one must have signed in within this time.
      freshAge: hour,
    },
    account: { modelName: 'signIns', accountLinking: { enabled: true, trustedProviders: ['oidc'] } },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by invitation.
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        await mailer.send({
          to: user.email,
          subject: accountMessages['mail.reset.subject'],
          text: `${accountMessages['mail.reset.text']}\n\n${origin}/sign-in/new-password?token=${token}`,
        });
      },
    },
    advanced: {
      cookiePrefix: 'greenplan',
      useSecureCookies: origin.startsWith('https:'),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 10 * minute,
        sendMagicLink: async ({ email, token }) => {
          await mailer.send({
            to: email,
            subject: accountMessages['mail.link.subject'],
            text: `${accountMessages['mail.link.text']}\n\n${origin}/sign-in/link?token=${token}`,
          });
        },
      }),
      twoFactor({
        issuer: 'Greenplan',
        twoFactorTable: 'secondFactors',
        trustDeviceMaxAge: 14 * day,
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * minute },
      }),
      passkey({
        rpName: 'Greenplan',
        rpID: new URL(origin).hostname,
        origin,
        schema: { passkey: { modelName: 'passkeys' } },
      }),
      genericOAuth({ config: settings.oidc ? [providerOf(settings.oidc)] : [] }),
    ],
    onAPIError: { onError: (error) => log.warn({ err: error }, 'a sign-in failed') },
  } satisfies BetterAuthOptions);
}
export type Auth = ReturnType<typeof createAuth>;

/** An organisation's own sign-in. Whoever signs in by it must have been invited at the address that it vouches for. */
function providerOf({ issuer, clientId, clientSecret, name }: NonNullable<Settings['oidc']>): GenericOAuthConfig {
  return {
    providerId: 'oidc',
    name,
    clientId,
    clientSecret,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
  };
}
