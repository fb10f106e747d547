//! One seed into one article: the house spelling, numbers, a title.
