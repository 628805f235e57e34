-- Administrators open accounts with a start password, and look at what has failed.

-- Until when the password that an administrator gave can be used to choose another one; null: it was chosen by its owner.
ALTER TABLE Account ADD COLUMN StartPasswordUntil BIGINT NULL;
