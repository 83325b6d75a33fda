// People, and how much of the rate limit the caller has left.
import type { Account } from '../../state/types.ts';
import { publicUser } from '../../shapes/account.ts';
import { type Answer, notFound, Refusal } from '../answers.ts';
import { meterOf } from '../auth.ts';
import { type Call, type Handlers, param } from '../call.ts';

export const userHandlers: Handlers = {
  'GET /user': (call) => {
    if (call.caller.kind === 'nobody') throw new Refusal(401, 'Requires authentication');
    if (call.caller.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
    return { status: 200, body: publicUser(call.core, call.caller.account) };
  },
  'GET /user/{account_id}': (call) =>
    found(call, call.core.store.accounts.get(Number(param(call, 'account_id')))),
  'GET /users/{username}': (call) => found(call, call.core.store.accountByLogin(param(call, 'username'))),
  'GET /rate_limit': (call) => {
    const rate = rateShape(call, 'core');
    const resources = {
      core: rate,
      graphql: rateShape(call, 'graphql'),
      search: { limit: 30, used: 0, remaining: 30, reset: rate.reset },
    };
    return { status: 200, body: { resources, rate } };
  },
};

function found(call: Call, account: Account | undefined): Answer {
  if (account === undefined || account.isDeleted) throw notFound();
  return { status: 200, body: publicUser(call.core, account) };
}

function rateShape(call: Call, resource: 'core' | 'graphql') {
  const { limit, used, remaining, reset } = call.core.limits.budget(meterOf(call.caller), resource);
  return { limit, used, remaining, reset };
}
