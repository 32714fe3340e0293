export { ConnectionLost } from './errors';
export type { Fault } from './faults';
export type { Limits } from './rateLimit';
export type * from './records';
export type { LoggedRequest, RefusedRequest } from './requestLog';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
export type { NewForm, NewSequence, NewSubscriber, Store } from './store';
