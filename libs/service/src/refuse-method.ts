import { AppError } from '@gomomo/kernel';
import type { RequestHandler } from 'express';

/** For paths that can only be read; a read that got this far found nothing there. */
export const refuseMethod: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') next();
  else {
    next(
      new AppError('method-not-allowed', 'This path does not take that method.', {
        details: { allow: ['GET', 'HEAD'] },
      }),
    );
  }
};
