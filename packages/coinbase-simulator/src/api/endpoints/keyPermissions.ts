import { answered, type Endpoint } from '../handled';

/** `GET /key_permissions` */
export const keyPermissions: Endpoint = (_, { permissions, portfolioId }) =>
  answered({
    can_view: permissions.canView,
    can_trade: permissions.canTrade,
    can_transfer: permissions.canTransfer,
    portfolio_uuid: portfolioId,
    portfolio_type: 'DEFAULT',
  });
