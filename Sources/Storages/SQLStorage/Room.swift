// SQLStorage
