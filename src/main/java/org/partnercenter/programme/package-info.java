/**
 * The vendor's partner programmes: who may join which, who has joined, and what that brings.
 *
 * <p>Doors: {@link org.partnercenter.programme.Memberships} says who is a member on a day (PRG-12), and begins and ends memberships;
 * {@link org.partnercenter.programme.Programmes} is the catalogue.
 */
package org.partnercenter.programme;
