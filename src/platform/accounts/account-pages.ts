/** Every page of accounts that belongs to no system. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../room.ts';
import { accountRoutes } from './account-routes.tsx';
import { authRoutes } from './auth-routes.ts';
import { joinRoutes } from './join.tsx';
import { passwordRoutes } from './password-routes.tsx';
import { signInRoutes } from './sign-in.tsx';

export function accountPages(house: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .route('/', authRoutes(house))
    .route('/', signInRoutes(house))
    .route('/', passwordRoutes(house))
    .route('/', joinRoutes(house))
    .route('/', accountRoutes(house));
}
