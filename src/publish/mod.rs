//! Finished files into `public/`: the whole old site or the whole new one.
