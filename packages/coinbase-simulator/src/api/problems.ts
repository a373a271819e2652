import type { ApiAnswer } from './apiAnswer';

/** Thrown by whoever reads a request and cannot go on; `handle` answers with it. */
export class ApiProblem extends Error {
  constructor(readonly answer: ApiAnswer) {
    super(JSON.stringify(answer));
  }
}

/** The body that most errors have. Without spaces: clients look for pieces of it as text. */
export const problemAnswer = (status: number, error: string, message: string): ApiAnswer => ({
  status,
  json: { error, error_details: message, message },
});

const problem = (status: number, error: string, message: string): ApiProblem =>
  new ApiProblem(problemAnswer(status, error, message));

/** A parameter of the query, in the words of grpc-gateway. */
export const badField = (name: string, value: string): ApiProblem =>
  problem(400, 'unknown', `parsing field "${name}": "${value}" is not a valid value`);

/** Likewise, of a parameter that may be repeated. */
export const badList = (name: string, value: string): ApiProblem =>
  problem(400, 'unknown', `parsing list "${name}": "${value}" is not a valid value`);

/** A body that is not JSON, or of the wrong shape. */
export const badBody = (what: string): ApiProblem =>
  problem(400, 'INVALID_ARGUMENT', `proto: syntax error (line 1:1): ${what}`);

/** A field of the body that cannot be read. */
export const badValue = (name: string, value: string): ApiProblem =>
  problem(400, 'INVALID_ARGUMENT', `proto: (line 1:1): invalid value for field ${name}: ${value}`);

export const badArgument = (message: string): ApiProblem => problem(400, 'INVALID_ARGUMENT', message);

export const unknownProduct = (): ApiProblem => problem(404, 'NOT_FOUND', 'valid product_id is required');

export const unknownOrder = (): ApiProblem => problem(404, 'unknown', 'order with this orderID was not found');

export const notFound = (what: string): ApiProblem => problem(404, 'NOT_FOUND', `${what} was not found`);

export const missingScopes = (): ApiProblem => problem(403, 'PERMISSION_DENIED', 'Missing required scopes');

export const foreignPortfolio = (): ApiProblem =>
  problem(403, 'PERMISSION_DENIED', 'User does not have access to portfolio');

/** What the real venue does and this one does not: said, and never pretended. */
export const notSimulated = (what: string): ApiProblem =>
  problem(501, 'UNIMPLEMENTED', `The simulator does not do this: ${what}.`);
