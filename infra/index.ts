export { dashboards, type Dashboard, type Panel, type Query } from './dashboards/index.ts';
export { passwordVariables, renderPasswords, renderRoles } from './roles.ts';
export { loadApp } from './load-app.ts';
export { findOwner, publicRoutes, toPathExpression } from './routes.ts';
export { privatePaths, services, type PublicRoute, type Service } from './services.ts';
