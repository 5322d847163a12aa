"""Family B: what an edition needs before it is decided and frozen; asked by `check --release`."""
