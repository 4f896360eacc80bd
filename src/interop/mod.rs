//! Other people's formats, turned into ours.
